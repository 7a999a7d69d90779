"""The tests of the vouchers."""
