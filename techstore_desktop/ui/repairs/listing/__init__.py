"""The jobs as a list: sorted, columns chosen, exported, several changed at once."""
