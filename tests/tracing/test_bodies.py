"""Who is one body: short forms join the full names that they can only mean, and people the bodies they speak for."""

import random

from hypothesis import given
from hypothesis import strategies as some

from firsthand.model import Kind, Party
from firsthand.tracing.bodies import Bodies, Body, body_of
from firsthand.tracing.labels import is_named


def government(name: str, *aliases: str) -> Party:
    return Party(name, Kind.GOVERNMENT, aliases)


def person(name: str, speaks_for: Party | None = None) -> Party:
    return Party(name, Kind.PERSON, speaks_for=speaks_for)


def organisation(name: str, *aliases: str) -> Party:
    return Party(name, Kind.ORGANISATION, aliases)


def one(*parties: Party) -> bool:
    bodies = Bodies(parties)
    return len({bodies.of(party).key for party in parties}) == 1


def test_description_joins_the_one_named_service_of_its_kind() -> None:
    assert one(government("Security Intelligence Service"), government("Finland's spy agency"))


def test_ministry_without_a_country_joins_the_only_one_there_is() -> None:
    interior = government("the interior ministry")
    assert one(interior, government("Norway's interior ministry"))
    assert not one(interior, government("Norway's interior ministry"), government("Sweden's interior ministry"))


def test_surname_joins_the_only_full_name_that_ends_so() -> None:
    assert one(person("Vik"), person("Runa Vik"))
    assert not one(person("Vik"), person("Runa Vik"), person("Ola Vik"))


def test_two_people_of_one_surname_are_two() -> None:
    assert not one(person("Runa Vik"), person("Ola Vik"))


def test_initial_stands_for_a_first_name() -> None:
    assert one(person("R. Vik"), person("Runa Vik"))


def test_beginning_of_a_name_joins_it_whatever_kind_a_reading_gave_it() -> None:
    assert one(Party("Gazette", Kind.PERSON), Party("Gazette do Mar", Kind.MEDIA))


def test_acronym_joins_the_name_whose_initials_it_is() -> None:
    assert one(organisation("HSB"), organisation("Harbour Safety Board"))
    assert not one(organisation("HSB"), organisation("Harbour Safety Board"), organisation("Hull Shipping Bureau"))


def test_alias_learned_in_one_report_holds_in_the_others() -> None:
    assert one(organisation("Harbour Safety Board", "the Havnevern"), organisation("Havnevern"))


def test_aliases_that_name_two_countries_are_not_believed() -> None:
    confused = government("coast guard", "Norway's coast guard", "Sweden's coast guard")
    assert not one(confused, government("Norway's coast guard"), government("Sweden's coast guard"))


def test_person_is_the_body_that_some_report_says_they_speak_for() -> None:
    board = organisation("Harbour Safety Board")
    assert one(board, person("Runa Vik", speaks_for=board), person("Vik"))


def test_head_of_state_is_shown_by_name() -> None:
    parties = [person("Runa Vik", speaks_for=government("Norwegian presidency")), person("Vik")]
    assert {Bodies(parties).of(party).name for party in parties} == {"Runa Vik"}


def test_proper_name_is_shown_before_a_description_and_without_its_owner() -> None:
    parties = [
        government("Finland's spy agency"),
        government("Finland's spy agency"),
        government("Finland's Security Intelligence Service"),
        government("Security Intelligence Service"),
    ]
    assert Bodies(parties).of(parties[0]).name == "Security Intelligence Service"


def test_state_bodies_and_those_between_states_are_official() -> None:
    assert body_of(government("Elsa port authority")).official
    assert body_of(organisation("IAEA")).official
    assert body_of(person("Runa Vik", speaks_for=government("Elsa police"))).official
    assert not body_of(organisation("Lund Cranes")).official
    assert not body_of(Party("Gannet News Agency", Kind.GOVERNMENT)).official


def test_publisher_is_the_body_that_others_cite() -> None:
    cited = Party("Tide", Kind.MEDIA)
    bodies = Bodies([cited], publishers=["Evening Tide"])
    assert bodies.publisher("Evening Tide") == bodies.of(cited)


def test_ministry_that_publishes_its_releases_stays_official() -> None:
    bodies = Bodies([government("Ministry of Fisheries")], publishers=["Ministry of Fisheries"])
    assert bodies.publisher("Ministry of Fisheries").official


def test_any_service_without_a_name_is_unnamed() -> None:
    assert not is_named(government("intelligence body of a friendly country"))
    assert not is_named(government("officials in Oslo"))
    assert not is_named(Party("two residents", Kind.UNNAMED))
    assert is_named(government("the fisheries inspectorate"))
    assert is_named(Party("a spokesman", Kind.UNNAMED, speaks_for=government("Elsa police")))


def test_two_bodies_named_in_one_breath_join_neither() -> None:
    pair = organisation("Lund Cranes and Vik Shipping")
    assert not one(organisation("Lund Cranes"), pair)
    assert not one(organisation("Lund Cranes"), organisation("Vik Shipping"), pair)


def test_somebodys_party_is_not_that_somebody() -> None:
    assert not one(person("Runa Vik"), organisation("Runa Vik's party"))


def test_common_noun_is_the_only_body_whose_name_holds_it() -> None:
    assert one(organisation("the institute"), organisation("National Institute of Fisheries"))
    assert one(organisation("party"), organisation("Elsa Unity Party"))
    assert not one(organisation("party"), organisation("Elsa Unity Party"), organisation("Coast Party"))


def test_state_bodies_that_differ_only_in_the_noun_are_one() -> None:
    assert one(government("Data Protection Authority"), government("Office for Data Protection"))


NAMES = [
    "Vik",
    "Runa Vik",
    "R. Vik",
    "HSB",
    "Harbour Safety Board",
    "Oslo",
    "Norwegian government",
    "the police",
    "Elsa police",
]
PARTIES = some.builds(
    Party, some.sampled_from(NAMES), some.sampled_from([Kind.PERSON, Kind.GOVERNMENT, Kind.ORGANISATION])
)


@given(some.lists(PARTIES, max_size=8), some.randoms())
def test_order_of_the_parties_does_not_matter(parties: list[Party], chance: random.Random) -> None:
    def settled(given: list[Party]) -> list[Body]:
        bodies = Bodies(given)
        return [bodies.of(party) for party in parties]

    shuffled = list(parties)
    chance.shuffle(shuffled)
    assert settled(shuffled) == settled(parties)
