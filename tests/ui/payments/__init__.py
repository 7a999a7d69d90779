"""Tests of the settings of how the shop is paid."""
