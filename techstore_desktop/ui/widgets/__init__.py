"""The kit: small widgets that every screen is made of. No business word lives here."""
