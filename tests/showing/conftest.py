"""Readings and a trace written by hand, so that what is shown can be tested without any model."""

import pytest

from firsthand.model import Reading, Trace
from tests.calfu import calfu_trace
from tests.hand import valley_reading


@pytest.fixture(scope="session")
def valley() -> Reading:
    """The example modelled on a relayed confirmation, read by hand."""
    return valley_reading()


@pytest.fixture(scope="session")
def calfu() -> Trace:
    """The examples of one event, read and traced by hand."""
    return calfu_trace()
