"""The words of Firsthand as frozen dataclasses; standard library only."""

from firsthand.model.attribution import Attribution, Mention, Tags
from firsthand.model.reading import Entity, Figure, ModelInfo, Period, Reading, Statement
from firsthand.model.report import Report, Span, Spans
from firsthand.model.words import Act, Bound, Form, Kind

__all__ = [
    "Act",
    "Attribution",
    "Bound",
    "Entity",
    "Figure",
    "Form",
    "Kind",
    "Mention",
    "ModelInfo",
    "Period",
    "Reading",
    "Report",
    "Span",
    "Spans",
    "Statement",
    "Tags",
]
