"""What customers sign: at intake, at approval, when they fetch the device."""
