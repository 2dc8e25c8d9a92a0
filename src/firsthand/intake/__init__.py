"""Bytes in, reports out: plain text, web pages, JSON, folders, standard input.

`load` is the one door, and `receive` the same with the bytes that each report came as. What cannot be read comes back as
a `Rejection` that says why, beside the reports that can.
"""

from firsthand.intake.ids import distinct
from firsthand.intake.loading import STANDARD_INPUT, load, receive, receive_bytes
from firsthand.intake.rejection import Limits, Received, Rejection

__all__ = ["STANDARD_INPUT", "Limits", "Received", "Rejection", "distinct", "load", "receive", "receive_bytes"]
