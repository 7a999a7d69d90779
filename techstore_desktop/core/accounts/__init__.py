"""What customers pay on account, and what their accounts say."""
