"""The closed word lists of Firsthand: acts, forms, kinds of entity.

Each is a string enumeration, so that its value is exactly the word that stands in JSON, on screens and in the docs.
"""

from enum import StrEnum


class Act(StrEnum):
    """What a speaker does with a content."""

    ASSERT = "assert"
    CONFIRM = "confirm"
    DENY = "deny"
    DECLINE = "decline"
    DOUBT = "doubt"
    PREDICT = "predict"
    INTEND = "intend"
    URGE = "urge"
    JUDGE = "judge"
    RETRACT = "retract"


class Form(StrEnum):
    """Direct: the content is all in quotation marks; indirect: none of it; mixed: some of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    MEDIA = "media"
    PLACE = "place"
    UNNAMED = "unnamed"


class Bound(StrEnum):
    """How a figure is bounded when its wording says so ("more than 3,000", "up to 40")."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Degree(StrEnum):
    """How far a copy follows what it is a copy of: word for word, with cuts and additions, or in other words."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"


class Stance(StrEnum):
    """What a party's position on a claim can be."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DECLINES = "declines"
    DOUBTS = "doubts"
    SILENT = "silent"
    RETRACTED = "retracted"


class Standing(StrEnum):
    """Where a claim stands; the first that applies, in this order."""

    RETRACTED = "retracted"
    DENIED = "denied"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    REPORTED = "reported"
    UNSOURCED = "unsourced"


class Role(StrEnum):
    """What a user of the web desk may do; each may all that the one before it may.

    A reader looks, an analyst adds reports and judges, an editor grades and takes back the judgements of others, an admin
    lets people in.
    """

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMIN = "admin"
