"""What the documents come to: one definition per figure, with its meaning in words.

Reads only. A figure's query stands in one place, the same for both databases; screens
and print-outs ask the service. Nothing here writes.
"""
