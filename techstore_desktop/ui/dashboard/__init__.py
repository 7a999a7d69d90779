"""The first screen of whoever leads the shop: how today goes, and what needs them."""
