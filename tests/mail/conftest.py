"""A mail server that is really there."""

from collections.abc import Iterator

import pytest

from tests.mail.post_office import PostOffice


@pytest.fixture
def office() -> Iterator[PostOffice]:
    made = PostOffice()
    made.open()
    yield made
    made.close()
