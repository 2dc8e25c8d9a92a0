"""Who is involved in a statement, and for whom its speaker speaks, as the report's own words say."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from firsthand.model import Act, Entity, Kind, Party, Reading, Report, Span, Statement
from firsthand.tracing.parties import Cast, Involved

PERSON, BODY, STATE, MEDIA, PLACE, UNNAMED = (
    Kind.PERSON,
    Kind.ORGANISATION,
    Kind.GOVERNMENT,
    Kind.MEDIA,
    Kind.PLACE,
    Kind.UNNAMED,
)


class Telling:
    """A report written out, with its entities and statements named by their words."""

    def __init__(self, text: str, publisher: str | None = None) -> None:
        self.text, self.publisher = text, publisher
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []

    def span(self, words: str) -> Span:
        at = self.text.index(words)
        return at, at + len(words)

    def entity(self, name: str, kind: Kind, *mentions: str) -> str:
        spans = tuple(sorted(self.span(words) for words in (mentions or (name,))))
        self.entities.append(Entity(f"e{len(self.entities) + 1}", name, kind, spans))
        return self.entities[-1].id

    def said(
        self, speaker: str | None, content: str, *source: str, cue: str = "said", basis: tuple[str, ...] = ()
    ) -> None:
        self.statements.append(
            Statement(
                f"s{len(self.statements) + 1}",
                (self.span(content),),
                source=tuple(self.span(words) for words in source),
                cue=(self.span(cue),),
                speaker=speaker,
                act=Act.ASSERT,
                basis=basis,
            )
        )

    def reading(self) -> Reading:
        report = Report("r1", self.text, publisher=self.publisher)
        return Reading(report, entities=tuple(self.entities), statements=tuple(self.statements))

    def involved(self, number: int = -1) -> Involved:
        return Cast(self.reading()).of(self.statements[number])


def speaks_for(told: Telling) -> Party | None:
    speaker = told.involved().speaker
    assert speaker is not None
    return speaker.speaks_for


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Storting spokesman Ivo Lund said it leaked.", "Ivo Lund", "Storting"),
        ("Ivo Lund, head of the Water Inspectorate, said it leaked.", "Ivo Lund", "Water Inspectorate"),
        ("Interior Minister Ivo Lund said it leaked.", "Ivo Lund", "interior ministry"),
        ("Swedish Prime Minister Ivo Lund said it leaked.", "Ivo Lund", "Swedish government"),
        ("Ivo Lund of the Dockers' Union said it leaked.", "Ivo Lund", "Dockers' Union"),
        ("The mayor of Elsa, Ivo Lund, said it leaked.", "Ivo Lund", "Elsa city hall"),
    ],
)
def test_words_around_a_name_say_whom_its_bearer_speaks_for(text: str, name: str, body: str) -> None:
    told = Telling(text)
    told.said(told.entity(name, PERSON), "it leaked", name)
    found = speaks_for(told)
    assert found is not None and found.name == body


@pytest.mark.parametrize(
    "text",
    [
        "Former minister Ivo Lund said it leaked.",
        "Dock worker Ivo Lund said it leaked.",
        "Ivo Lund of Elsa University said it leaked.",
        "Ivo Lund, a researcher at the Tide Institute, said it leaked.",
        "Ivo Lund of Bergen said it leaked.",
    ],
)
def test_private_people_and_experts_speak_for_themselves(text: str) -> None:
    told = Telling(text)
    told.said(told.entity("Ivo Lund", PERSON), "it leaked", "Ivo Lund")
    assert speaks_for(told) is None
    assert not told.involved().official


def test_common_noun_is_the_body_that_bears_it() -> None:
    told = Telling("The Dockers' Union met. Lund Cranes was silent. The union’s secretary, Ivo Lund, said it leaked.")
    union = told.entity("Dockers' Union", BODY)
    told.entity("Lund Cranes", BODY)
    told.said(union, "met", "The Dockers' Union")
    told.said(told.entity("Ivo Lund", PERSON), "it leaked", "Ivo Lund")
    assert speaks_for(told) == Party("Dockers' Union", BODY)


def test_pronoun_and_bare_role_go_back_to_who_spoke_last() -> None:
    told = Telling("Lund Cranes denied it and would sue the Elsa Post. Its spokesman, Ivo Lund, said it never leaked.")
    cranes = told.entity("Lund Cranes", BODY)
    told.entity("Elsa Post", MEDIA)
    told.said(cranes, "it and", "Lund Cranes", cue="denied")
    told.said(told.entity("Ivo Lund", PERSON), "it never leaked", "Ivo Lund")
    assert speaks_for(told) == Party("Lund Cranes", BODY)


def test_lawyer_speaks_for_the_person_named_last() -> None:
    told = Telling("The master of the ship, Ola Vik, was held. His lawyer, Ivo Lund, said it leaked.")
    told.entity("Ola Vik", PERSON)
    told.said(told.entity("Ivo Lund", PERSON), "it leaked", "Ivo Lund")
    assert speaks_for(told) == Party("Ola Vik", PERSON)


def test_rank_in_a_release_speaks_for_the_body_that_issued_it() -> None:
    told = Telling("The Elsa Coast Guard regrets it. Commander Ivo Lund said it leaked.", publisher="Elsa Coast Guard")
    guard = told.entity("Elsa Coast Guard", STATE)
    told.said(guard, "it", "The Elsa Coast Guard", cue="regrets")
    told.said(told.entity("Ivo Lund", PERSON), "it leaked", "Ivo Lund")
    assert speaks_for(told) == Party("Elsa Coast Guard", STATE)
    assert told.involved().official


def test_unnamed_spokesman_speaks_for_his_body_and_an_official_for_nobody() -> None:
    told = Telling("A spokesman for Lund Cranes said it leaked. A ministry official said it leaked too.")
    told.entity("Lund Cranes", BODY)
    told.said(
        told.entity("a spokesman for Lund Cranes", UNNAMED, "A spokesman for Lund Cranes"), "it leaked", "A spokesman"
    )
    assert speaks_for(told) == Party("Lund Cranes", BODY)
    told.said(
        told.entity("a ministry official", UNNAMED, "A ministry official"), "it leaked too", "A ministry official"
    )
    assert speaks_for(told) is None


def test_capital_whose_diplomat_speaks_is_its_government() -> None:
    told = Telling("One of Oslo's diplomats said it leaked.")
    told.entity("Oslo", PLACE)
    told.said(told.entity("one of Oslo's diplomats", UNNAMED, "One of Oslo's diplomats"), "it leaked", "One of Oslo's")
    assert speaks_for(told) == Party("Norwegian government", STATE)


def test_report_rests_on_the_person_whose_it_is() -> None:
    told = Telling("Ola Vik said it leaked, citing a report by Harbour Master Ivo Lund.")
    master = told.entity("Ivo Lund", PERSON)
    paper = told.entity("a report by Harbour Master Ivo Lund", UNNAMED)
    told.said(told.entity("Ola Vik", PERSON), "it leaked", "Ola Vik", basis=(paper,))
    (basis,) = told.involved().basis
    assert basis.speaks_for is not None and basis.speaks_for.name == "Ivo Lund"
    assert master == "e1"


def test_paper_that_was_only_obtained_from_somebody_is_not_theirs() -> None:
    told = Telling("Ola Vik said it leaked, citing a contract that he obtained from Tejo Bank.")
    told.entity("Tejo Bank", BODY)
    paper = told.entity("a contract that he obtained from Tejo Bank", UNNAMED)
    told.said(told.entity("Ola Vik", PERSON), "it leaked", "Ola Vik", basis=(paper,))
    assert told.involved().basis[0].speaks_for is None


def test_quoted_speaker_beyond_the_cue_speaks_through_the_one_before_it() -> None:
    told = Telling("The channel Front Notes quoted a dock worker as saying it leaked.")
    channel = told.entity("Front Notes", MEDIA)
    told.said(channel, "it leaked", "The channel Front Notes", "a dock worker", cue="quoted")
    involved = told.involved()
    assert involved.speaker == Party("a dock worker", UNNAMED)
    assert [relay.name for relay in involved.via] == ["Front Notes"]


def test_sentences_own_country_counts_over_a_confused_entity() -> None:
    told = Telling("Norway's coast guard sent two boats. Sweden's coast guard said it leaked.")
    guard = told.entity("coast guard", STATE, "Norway's coast guard", "Sweden's coast guard")
    told.said(guard, "it leaked", "Sweden's coast guard")
    speaker = told.involved().speaker
    assert speaker is not None and speaker.name == "Sweden's coast guard"


def test_statement_is_about_the_parties_in_it_and_a_country_only_where_it_acts() -> None:
    told = Telling("Ola Vik said Norway sank Lund Cranes' ship off Sweden.")
    told.entity("Norway", PLACE)
    told.entity("Sweden", PLACE)
    told.entity("Lund Cranes", BODY)
    told.said(told.entity("Ola Vik", PERSON), "Norway sank Lund Cranes' ship off Sweden", "Ola Vik")
    assert [party.name for party in told.involved().about] == ["Lund Cranes"]
    told = Telling("Ola Vik said Norway has sunk the ship off Sweden.")
    told.entity("Norway", PLACE)
    told.entity("Sweden", PLACE)
    told.said(told.entity("Ola Vik", PERSON), "Norway has sunk the ship off Sweden", "Ola Vik")
    assert [party.name for party in told.involved().about] == ["Norwegian government"]


def test_sentences_noun_counts_where_the_entity_can_be_no_such_body() -> None:
    told = Telling("ELSA (GNT) - Ada Holm was heard. The union said it leaked. Villagers said it stank.")
    agency = told.entity("GNT", BODY, "GNT", "The union")
    told.said(agency, "it leaked", "The union")
    assert told.involved().speaker == Party("union", BODY)
    told.said(told.entity("Ada Holm", PERSON), "it stank", "Villagers")
    assert told.involved().speaker == Party("villagers", UNNAMED)


def test_officer_whose_role_stands_alone_is_of_the_body_that_spoke_last() -> None:
    told = Telling("Lund Cranes denied it. The crane was sound, managing director Ola Vik said.")
    told.said(told.entity("Lund Cranes", BODY), "it.", "Lund Cranes", cue="denied")
    told.said(told.entity("Ola Vik", PERSON), "The crane was sound", "Ola Vik")
    assert speaks_for(told) == Party("Lund Cranes", BODY)


def test_narrated_statement_has_no_speaker() -> None:
    told = Telling("The ship sank off Elsa.")
    told.statements.append(Statement("s1", (told.span("The ship sank off Elsa."),), narrated=True))
    assert told.involved() == Involved()


def test_two_who_speak_for_one_another_do_not_go_round() -> None:
    told = Telling("Ola Vik, who represents Ivo Lund, met Ivo Lund, who represents Ola Vik. He said it leaked.")
    told.entity("Ivo Lund", PERSON)
    told.said(told.entity("Ola Vik", PERSON), "it leaked", "He")
    assert told.involved().speaker is not None


def test_rank_in_an_outlets_report_does_not_speak_for_the_outlet() -> None:
    told = Telling("Gannet News could not verify it. Commander Ivo Lund said it leaked.", publisher="Gannet News")
    told.said(told.entity("Gannet News", MEDIA), "it", "Gannet News", cue="could not verify")
    told.said(told.entity("Ivo Lund", PERSON), "it leaked", "Ivo Lund")
    assert speaks_for(told) is None


PIECES = [
    "the",
    "The",
    "Storting",
    "spokesman",
    "of",
    "’s",
    "'s",
    ",",
    ".",
    "Vik",
    "who",
    "runs",
    "his",
    "Its",
    "chair",
]
PIECES += ["“", "(", "report", "by"]
TEXTS = some.lists(some.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)


@given(TEXTS, some.lists(some.tuples(some.integers(0, 150), some.integers(0, 25), some.sampled_from(Kind)), max_size=5))
def test_any_text_with_any_mentions_has_a_cast(text: str, mentions: list[tuple[int, int, Kind]]) -> None:
    told = Telling(text, publisher="Storting")
    for number, (start, length, kind) in enumerate(mentions):
        at = min(start, len(text) - 1)
        span = (at, min(at + length + 1, len(text)))
        told.entities.append(Entity(f"e{number}", text[slice(*span)].strip() or "it", kind, (span,)))
    statements = [
        Statement(
            f"s{n}", entity.mentions, source=entity.mentions, cue=entity.mentions, speaker=entity.id, basis=(entity.id,)
        )
        for n, entity in enumerate(told.entities)
    ]
    told.statements += statements
    cast = Cast(told.reading())
    for statement in statements:
        assert cast.of(statement).speaker is not None
