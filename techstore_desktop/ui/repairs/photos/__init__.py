"""Photos of a device: added at the counter or the bench, looked at in full."""
