"""Price lists, promotions and discount limits, as a manager sets them."""
