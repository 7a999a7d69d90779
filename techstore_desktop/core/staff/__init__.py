"""The people who work here: PINs, roles, sign-in, approvals."""
