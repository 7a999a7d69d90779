"""Units by their serial numbers, wherever a screen asks for them or shows them."""
