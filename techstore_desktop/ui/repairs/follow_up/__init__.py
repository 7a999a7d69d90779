"""What somebody must see to so that repairs go on: lists with their next step."""
