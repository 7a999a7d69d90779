"""Indexes that hold only the rows that anybody looks for by them.

A row that is left out costs its writer nothing: a sale is seldom a return, and a till
without a hub never gives an entry a place.
"""

from sqlalchemy import Index


def index_where(name: str, *columns: str, condition: str) -> Index:
    """Return an index of the rows that meet a condition.

    The migration limits it, for both databases. Said with a dialect's own words here,
    it would load PostgreSQL's dialect at every start of a till.
    """
    return Index(name, *columns, info={"where": condition})


def index_where_filled(name: str, column: str, *others: str) -> Index:
    """Return an index of the rows in which its first column is filled.

    Both databases use it for whoever compares that column with something.
    """
    return index_where(name, column, *others, condition=f"{column} IS NOT NULL")
