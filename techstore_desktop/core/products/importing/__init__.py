"""Taking in a catalogue from a spreadsheet, and writing one.

``reading`` opens the file, ``columns`` guesses what its columns mean, ``rows`` reads
each row or says why not, ``planning`` compares with the catalogue, ``service`` writes.
"""
