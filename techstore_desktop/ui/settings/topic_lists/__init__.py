"""Every setting, by what it is about."""
