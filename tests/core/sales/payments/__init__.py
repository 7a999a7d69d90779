"""Tests of the methods of payment."""
