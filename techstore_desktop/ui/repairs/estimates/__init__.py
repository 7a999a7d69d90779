"""What the shop sets for its estimates: the repairs' price list and its calendar."""
