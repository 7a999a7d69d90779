"""What the shop sells: the catalogue, its categories, barcodes, prices and pictures."""
