"""The drawer: sessions that frame the taking of money, and the payments in them."""
