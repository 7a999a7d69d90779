"""What one test's database compiled is compiled for all: half of a short test's time.

Every test has a database of its own, and asks it in the same words.
"""

from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache

_MOST_STATEMENTS = 5_000
_dialects: dict[str, Dialect] = {}
_statements: LRUCache[Any, Any] = LRUCache(_MOST_STATEMENTS)


def sharing_what_is_compiled(engine: Engine) -> Engine:
    """Let an engine know the statements of those before it, and return it.

    What is compiled belongs to a dialect, so that is shared too, once it has connected.
    """
    kind = engine.dialect.name
    if kind not in _dialects:
        engine.connect().close()
        _dialects[kind] = engine.dialect
    engine.dialect = engine.pool._dialect = _dialects[kind]
    engine._compiled_cache = _statements
    return engine
