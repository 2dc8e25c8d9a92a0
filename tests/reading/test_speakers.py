"""Speakers of one report: pronouns, descriptions, places and the report's own voice."""

import json
import time
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Attribution, Entity, Kind, Mention, Report, Span, Tags
from firsthand.reading.speakers import Cast, cast_with, resolve
from firsthand.text.gazetteer import key

_GOLD = Path(__file__).with_name("gold_speakers.jsonl")


def tagged(marked: str) -> tuple[str, Tags]:
    """A text whose sources are marked with braces, and its tags; what follows in the sentence is the content."""
    text = marked.replace("{", "").replace("}", "")
    sources: list[Span] = []
    at, inside, start = 0, False, 0
    for sign in marked:
        if sign == "{":
            inside, start = True, at
        elif sign == "}":
            inside = False
            sources.append((start, at))
        else:
            at += 1
    assert not inside
    return text, Tags(tuple(_attribution(text, source) for source in sources))


def _attribution(text: str, source: Span) -> Attribution:
    end = text.find(".", source[1])
    return Attribution((source,), (), ((source[1], end if end > source[1] else len(text)),))


def speakers(marked: str, **about: Any) -> list[Entity | None]:
    """Who speaks at each marked source."""
    text, tags = tagged(marked)
    cast = resolve(Report("r", text, **about), tags)
    return [cast.entity(speaker) if speaker else None for speaker in cast.speakers]


def names(marked: str, **about: Any) -> list[str | None]:
    """The names of those who speak at each marked source."""
    return [entity.name if entity else None for entity in speakers(marked, **about)]


def test_a_pronoun_takes_up_the_speaker_before_it() -> None:
    assert names("{Edda Roon} opened the weir. {She} said it held.") == ["Edda Roon", "Edda Roon"]


def test_gender_outweighs_distance() -> None:
    found = names("{Governor Tom Hask} met {Sarah Fell}. {He} said the road was shut.")
    assert found == ["Tom Hask", "Sarah Fell", "Tom Hask"]


def test_titles_and_appositives_are_no_part_of_a_name() -> None:
    found = names(
        "{Ruritanian President Jonas Welk} spoke. {Mara Idun, the island's governor,} agreed. "
        "{Finland’s defence minister, Aino Sund,} did not."
    )
    assert found == ["Jonas Welk", "Mara Idun", "Aino Sund"]


def test_a_short_form_before_the_full_name_finds_it() -> None:
    assert names("{Welk} was calm. {Interior Minister Jonas Welk} signed.") == ["Jonas Welk", "Jonas Welk"]


def test_an_acronym_is_the_body_it_abbreviates() -> None:
    found = names("{The River Safety Office (RSO)} closed the quay. {The RSO} said so twice. {It} gave no reason.")
    assert len(set(found)) == 1


def test_a_spy_agency_described_by_its_country_is_the_service_named_later() -> None:
    found = names("{Norway's spy agency} confirmed it. {The Coastal Intelligence Service} said more would follow.")
    assert found[0] == found[1] == "Coastal Intelligence Service"


def test_a_new_owners_agency_is_none_named_before() -> None:
    first, second = speakers("{Seoul's spy agency} saw it. {A friendly nation's intelligence agency} saw it too.")
    assert first and second and first.id != second.id
    assert second.name == "a friendly nation's intelligence agency"


def test_capitals_and_countries_that_speak_are_governments() -> None:
    found = speakers("{Moscow} declined. {Kenya} agreed. {The Kremlin} waited.")
    assert [entity.name for entity in found if entity] == ["Russian government", "Kenyan government", "Kremlin"]
    assert {entity.kind for entity in found if entity} == {Kind.GOVERNMENT}


def test_two_unnamed_sources_stay_two_until_one_is_taken_up() -> None:
    found = speakers("{A senior official} said no. {Another official} said yes. {The official} would not be named.")
    ids = [entity.id for entity in found if entity]
    assert ids[0] != ids[1]
    assert ids[2] in ids[:2]
    assert all(entity.kind is Kind.UNNAMED for entity in found if entity)


def test_two_indefinite_descriptions_in_the_same_words_are_two_sources() -> None:
    first, second = speakers("{A senior official} in the north said no. Far away, {a senior official} said yes.")
    assert first and second and first.id != second.id


def test_first_person_outside_quotes_is_the_publisher() -> None:
    assert names("{We} regret the error.", publisher="Vellin Herald") == ["Vellin Herald"]
    assert names("{This newspaper} stands by it.", publisher="Vellin Herald") == ["Vellin Herald"]


def test_first_person_inside_a_quote_is_its_speaker() -> None:
    text = "“We know it,” said Ida Holt."
    outer = Attribution(((19, 27),), ((14, 18),), ((0, 13),))
    inner = Attribution(((1, 3),), ((4, 8),), ((9, 11),))
    cast = resolve(Report("r", text, publisher="Vellin Herald"), Tags((inner, outer)))
    assert [cast.entity(s or "").name for s in cast.speakers] == ["Ida Holt", "Ida Holt"]


def test_a_possession_names_its_owner() -> None:
    assert names("{Governor Ada Quist} signed. {Her office} said so.") == ["Ada Quist", "Ada Quist's office"]
    assert names("{Stefan Lund} left. {His spokesman} said so.")[1] == "Stefan Lund's spokesman"


def test_a_message_speaks_for_its_author() -> None:
    assert names("{The Telegram channel North Window} posted. {Its message} read: gone.") == ["North Window"] * 2


def test_a_bare_quote_takes_the_running_speaker() -> None:
    text = "Ida Holt was angry.\n\n“Nobody came.”"
    first = Attribution(((0, 8),), ((9, 12),), ((13, 18),))
    bare = Attribution((), (), ((21, 35),))
    cast = resolve(Report("r", text), Tags((first, bare)))
    assert cast.speakers[0] == cast.speakers[1] is not None


def test_no_source_and_no_quote_has_no_speaker() -> None:
    text = "Ida Holt was angry. It was said that nobody came."
    cast = resolve(Report("r", text), Tags((Attribution((), ((23, 31),), ((32, 48),)),)))
    assert cast.speakers == (None,)


def test_relays_and_bases_are_entities_of_the_same_cast() -> None:
    text = "The Brisk agency quoted Ida Holt, who cited two dockers. Brisk gave no date."
    tags = Tags((Attribution(((24, 32),), ((17, 23),), ((57, 76),), relays=((0, 16),), bases=((44, 55),)),))
    cast = resolve(Report("r", text), tags)
    assert cast.entity(cast.relays[0][0]).name == "Brisk"
    assert cast.entity(cast.relays[0][0]).kind is Kind.MEDIA
    assert cast.entity(cast.bases[0][0]).kind is Kind.UNNAMED


def test_mentions_of_a_tagger_are_used_where_given() -> None:
    text = "Tarvo said the plant was shut."
    tags = Tags((Attribution(((0, 5),), (), ((11, 29),)),), (Mention((0, 5), Kind.PERSON),))
    cast = resolve(Report("r", text), tags)
    assert cast.entity(cast.speakers[0] or "").kind is Kind.PERSON


def test_a_models_word_on_kinds_settles_what_a_name_leaves_open() -> None:
    tags = Tags((Attribution(((0, 5),), (), ((11, 29),), kinds={Kind.MEDIA: 0.9, Kind.PERSON: 0.1}),))
    cast = resolve(Report("r", "Tarvo said the plant was shut."), tags)
    assert cast.entity(cast.speakers[0] or "").kind is Kind.MEDIA


def test_an_agency_mark_finds_the_agency_or_adds_it() -> None:
    cast = Cast((Entity("e1", "Yonhap News Agency", Kind.MEDIA),))
    same, known = cast_with(cast, "Yonhap", (7, 13))
    assert known == "e1"
    assert same.entity("e1").mentions == ((7, 13),)
    more, added = cast_with(cast, "Reuters")
    assert added == "e2"
    assert more.entity("e2").kind is Kind.MEDIA


def test_the_gold_passages_keep_their_floor() -> None:
    rows = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").splitlines()]
    right = sum(_right(row) for row in rows)
    assert len(rows) >= 80
    assert right / len(rows) >= 0.90, f"{right} of {len(rows)}"


def _right(row: dict[str, Any]) -> bool:
    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple((start, end) for start, end in pairs)

    tags = Tags(
        tuple(Attribution(spans(a["source"]), spans(a["cue"]), spans(a["content"])) for a in row["attributions"])
    )
    cast = resolve(Report(row["id"], row["text"]), tags)
    speaker = cast.speakers[row["asked"]]
    found = key(cast.entity(speaker).name) if speaker else ""
    wanted = key(row["speaker"])
    return found == wanted or (len(wanted) > 4 and wanted in found)


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=8))
@settings(max_examples=120, deadline=None)
def test_any_text_and_any_spans_give_valid_mentions_and_the_same_cast_twice(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    pieces = [(min(a, len(text)), min(a + n, len(text))) for a, n in cuts]
    tags = Tags(tuple(Attribution((p,), (), (p,), relays=(p,), bases=(p,)) for p in pieces if p[0] < p[1]))
    report = Report("r", text)
    cast = resolve(report, tags)
    assert cast == resolve(report, tags)
    assert len(cast.speakers) == len(cast.relays) == len(cast.bases) == len(tags.attributions)
    for entity in cast.entities:
        assert entity.name
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)


def test_thousands_of_attributions_take_seconds() -> None:
    text = "Mara Dunn said so. She said no. The agency said yes. " * 3400
    starts = range(0, 53 * 3333, 53)
    tags = Tags(tuple(Attribution(((i, i + 9),), (), ((0, len(text)),)) for i in starts))
    begun = time.process_time()
    resolve(Report("r", text), tags)
    assert time.process_time() - begun < 20
