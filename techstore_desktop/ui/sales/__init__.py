"""Past sales: the list by day, number, customer and cashier, and one sale whole."""
