"""A small story to trace: a dam, an inspectorate, an agency and those who copy it."""

from datetime import UTC, datetime, timedelta

from firsthand.model import Report

DAWN = datetime(2025, 4, 2, 5, tzinfo=UTC)


def report(id: str, publisher: str, hours: float | None, title: str, text: str) -> Report:
    """A report, so many hours after dawn; None for one without a time."""
    at = None if hours is None else DAWN + timedelta(hours=hours)
    return Report(id, text, title, publisher, f"https://{id}.example/{id}", at)


AGENCY = """\
ORVEL (Meridian Wire) - The Orvel dam has a crack forty metres long, an engineer at the site told Meridian Wire on Wednesday.

"The crack has grown since Monday and water is coming through it," the engineer said, asking not to be named.

The National Dam Inspectorate declined to comment on the reported crack.

Orvel Hydro, which runs the dam, did not answer questions.

About 4,000 people live in the valley below the dam, according to the county."""

STORY = (
    report("wire", "Meridian Wire", 0, "Crack found in the Orvel dam", AGENCY),
    report("post", "Orvel Post", 1, "Crack found in the Orvel dam", AGENCY),
    report(
        "inspectorate",
        "National Dam Inspectorate",
        3,
        "Statement on the Orvel dam",
        "The National Dam Inspectorate confirms that the Orvel dam has a crack forty metres long. "
        '"There is no danger to the valley at present," director Ana Brenk said.',
    ),
    report(
        "herald",
        "Calder Herald",
        5,
        "Operator denies crack in dam",
        "Orvel Hydro on Wednesday denied that the Orvel dam has a crack forty metres long. "
        '"There is no crack in the dam," Orvel Hydro spokeswoman Mira Tolk said.',
    ),
)
