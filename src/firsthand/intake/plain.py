"""Plain text files."""

from firsthand.errors import InputError
from firsthand.intake.decoding import decode
from firsthand.model import Report
from firsthand.text.hashing import id_of, sha256


def report_from_text(data: bytes, where: str) -> Report:
    """The report that a plain file is: its text to the character, so that offsets index exactly what is in the file.

    Raises InputError when there is no text in it or it is no text.
    """
    text = decode(data, where)
    if not text.strip():
        raise InputError("there is no text in it", where)
    return Report(id=id_of(text), text=text, sha256=sha256(data))
