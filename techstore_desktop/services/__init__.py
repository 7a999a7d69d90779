"""What a screen or a command may ask of the shop, made at its first use."""
