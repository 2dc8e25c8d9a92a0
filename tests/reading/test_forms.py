"""Direct, indirect and mixed contents."""

import pytest

from firsthand.model import Form
from firsthand.reading.forms import form_of
from firsthand.text.paragraphs import paragraphs
from firsthand.text.quotes import quoted


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ('"The lock is open," the pilot said.', '"The lock is open,"', Form.DIRECT),
        ("The pilot said that “the lock is open”.", "that “the lock is open”", Form.DIRECT),
        ("The pilot said the lock was open.", "the lock was open", Form.INDIRECT),
        ("The pilot said the lock was “wide open” by noon.", "the lock was “wide open” by noon", Form.MIXED),
    ],
)
def test_form_follows_the_quotation_marks(text: str, content: str, form: Form) -> None:
    start = text.index(content)
    assert form_of(text, ((start, start + len(content)),), quoted(text, paragraphs(text))) is form


def test_a_long_content_with_one_word_set_off_is_indirect() -> None:
    text = "that the convoy of forty lorries had crossed the northern bridge before dawn with a “guest” on board"
    assert form_of(text, ((0, len(text)),), quoted(text, paragraphs(text))) is Form.INDIRECT


def test_an_empty_content_is_indirect() -> None:
    assert form_of("x", (), ()) is Form.INDIRECT
