"""The Products screen: the list, the card of a product, the import of a catalogue."""
