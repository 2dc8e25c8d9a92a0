"""Scores become tags: spans of characters, one attribution a cue, nothing the network is unsure of."""

import numpy as np

from firsthand.model import Kind, Tags
from firsthand.reading.decoding import Scores, decode
from firsthand.reading.paths import IMPOSSIBLE
from firsthand.reading.windows import Window, windows
from firsthand.text.paragraphs import paragraphs
from firsthand.text.wordpieces import WordPieces

TEXT = "Ada Marn said on Friday that it rained\nSubscribe now"
SURE = 9.0
VOCABULARY = WordPieces.load()


def window() -> Window:
    (found,) = windows(TEXT, paragraphs(TEXT), VOCABULARY, 256)
    return found


def scored(roles: list[int], cue: float = 1.0) -> Scores:
    """Scores that put one cue at "said on" and these roles on the words of the first paragraph."""
    words = len(window().words)
    cues = np.tile(np.array([1, 0, 0], dtype=np.float32), (words, 1))
    cues[2], cues[3] = (1 - cue, cue, 0), (0.1, 0, 0.9)
    role, chain = (np.zeros((1, words, 5), dtype=np.float32) for _ in range(2))
    role[0, range(words), [*roles, *[0] * (words - len(roles))]] = SURE
    chain[0, :, 0] = SURE
    chain[0, 4] = (0, 0, 0, SURE, 0)
    entity = np.tile(np.eye(7, dtype=np.float32)[0], (words, 1))
    entity[0], entity[1] = np.eye(7)[1], np.eye(7)[2]
    boilerplate = np.array([-SURE] * 8 + [SURE] * 2, dtype=np.float32)
    whole = np.zeros((1, 16), dtype=np.float32)
    whole[0, 2] = whole[0, 11] = SURE
    return Scores(cues, entity, boilerplate, np.array([2]), role, chain, whole)


def decoded(scores: Scores) -> Tags:
    (tags,) = decode([(paragraphs(TEXT), [window()])], [scores], IMPOSSIBLE)
    return tags


def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


SAID = [1, 2, 0, 0, 0, 3, 4, 4]


def test_an_attribution_has_the_words_of_its_best_path() -> None:
    (found,) = decoded(scored(SAID)).attributions
    assert (words(found.source), words(found.cue), words(found.content)) == (
        ["Ada Marn"], ["said on"], ["that it rained"],
    )  # fmt: skip
    assert words(found.bases) == ["Friday"]
    assert found.relays == ()
    assert found.confidence > 0.9
    assert max(found.kinds, key=found.kinds.__getitem__) is Kind.PERSON


def test_a_cue_ends_where_its_content_begins() -> None:
    (found,) = decoded(scored([1, 2, 0, 3, 4, 4, 4, 4])).attributions
    assert words(found.cue) == ["said"]
    assert words(found.content) == ["on Friday that it rained"]


def test_two_begins_are_two_spans() -> None:
    (found,) = decoded(scored([1, 2, 0, 0, 3, 3, 4, 4])).attributions
    assert words(found.content) == ["Friday", "that it rained"]


def test_a_cue_in_doubt_gives_nothing() -> None:
    assert decoded(scored(SAID, cue=0.4)).attributions == ()


def test_a_cue_without_content_gives_nothing() -> None:
    assert decoded(scored([1, 2])).attributions == ()


def test_an_attribution_whose_spans_are_in_doubt_gives_nothing() -> None:
    scores = scored(SAID)
    assert decoded(Scores(scores.cue, scores.entity, scores.boilerplate, scores.candidates, scores.role * 0.05,
                          scores.chain, scores.whole)).attributions == ()  # fmt: skip


def test_mentions_and_boilerplate_come_from_the_words() -> None:
    tags = decoded(scored(SAID))
    assert [(TEXT[slice(*m.span)], m.kind) for m in tags.mentions] == [("Ada Marn", Kind.PERSON)]
    assert words(tags.boilerplate) == ["Subscribe now"]


def test_a_word_that_nearly_as_probably_belongs_to_the_content_is_in_it() -> None:
    scores = scored([1, 2, 0, 0, 0, 3, 4, 0])
    scores.role[0, 7] = (0.1, -SURE, -SURE, -SURE, 0.0)
    (found,) = decoded(scores).attributions
    assert words(found.content) == ["that it rained"]
    scores.role[0, 7, 0] = 1.0
    assert words(decoded(scores).attributions[0].content) == ["that it"]
