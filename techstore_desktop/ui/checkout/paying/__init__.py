"""Taking the money for a sale, and paying it back: sheet, amounts, methods, change."""
