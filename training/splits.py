"""Which documents are held back from training, and which exact files a figure was measured on.

The split depends on a document's id alone, so that training and evaluation agree without a list to keep.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

HELD_BACK_SHARE = 20
"""Percent of the documents of each collection that training never sees."""


def held_back(doc_id: str) -> bool:
    """Whether the document with this id is in the held-back fifth: training leaves it out, evaluation reads only it.

    For the collections that come without a dev part (entities/ and coreference/). Documents that share an id share
    their side.
    """
    digest = hashlib.sha256(doc_id.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % 100 < HELD_BACK_SHARE


def digest(paths: Iterable[Path]) -> str:
    """The SHA-256, in hex, of the given files' bytes one after the other in the order given.

    It stands beside every measured figure: another digest means other data, and so another figure. Raises OSError where
    a file cannot be read.
    """
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()
