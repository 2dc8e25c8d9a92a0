"""Bytes in, reports out: plain text, web pages, JSON, folders, standard input.

`load` is the one door. What cannot be read comes back as a `Rejection` that says why, beside the reports that can.
"""

from firsthand.intake.ids import distinct
from firsthand.intake.loading import STANDARD_INPUT, load
from firsthand.intake.rejection import Limits, Rejection

__all__ = ["STANDARD_INPUT", "Limits", "Rejection", "distinct", "load"]
