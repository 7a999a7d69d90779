"""Settings of how the shop is paid: methods, instalments, rates, tips, vouchers."""
