"""Print-outs: schemas in, PDF bytes out; and what takes those bytes to a printer.

No Qt. ReportLab is imported by ``fonts`` and ``layout`` alone.
"""
