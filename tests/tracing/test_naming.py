"""Names are taken apart so that wordings of one body have one key, and those of two bodies do not."""

import pytest

from firsthand.tracing.naming import bracketed, initials, parsed


@pytest.mark.parametrize(
    "wordings",
    [
        ("Norway's foreign ministry", "Norwegian Foreign Ministry", "the foreign ministry in Oslo"),
        ("Ministry of Foreign Affairs of Norway", "Norway's Ministry of Foreign Affairs"),
        ("Finland's spy agency", "Finnish intelligence", "Helsinki's spies", "the Finnish intelligence service"),
        ("Government of Kenya", "Kenyan government", "Nairobi"),
        ("Ministry of Fisheries", "the fisheries ministry"),
        ("police in Bergen", "Bergen police", "the Bergen police force"),
        ("Kremlin", "Moscow", "the Russian government"),
        ("US Department of Agriculture", "the American agriculture ministry"),
    ],
)
def test_wordings_of_one_body_have_one_key(wordings: tuple[str, ...]) -> None:
    assert len({parsed(wording).key for wording in wordings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway's foreign ministry", "Sweden's foreign ministry"),
        ("Bergen police", "Oslo city police"),
        ("Norway's foreign ministry", "Norway's finance ministry"),
        ("Lund Cranes", "Lund Shipping"),
        ("National Bank of Kenya", "Bank of England"),
    ],
)
def test_two_bodies_have_two_keys(one: str, other: str) -> None:
    assert parsed(one).key != parsed(other).key


def test_persons_name_is_its_words_even_where_they_name_countries() -> None:
    assert parsed("Jordan Michael Chad", person=True).words == ("jordan", "michael", "chad")


def test_spellings_of_one_transliterated_name_are_one() -> None:
    assert len({parsed(f"Andriy {name}", person=True).key for name in ("Kovalskyy", "Kovalskiy", "Kovalsky")}) == 1


def test_well_known_short_name_has_the_key_of_the_full_one() -> None:
    assert parsed("UNHCR").key == parsed("United Nations High Commissioner for Refugees").key


def test_brackets_hold_a_short_form_and_are_no_part_of_the_name() -> None:
    assert parsed("the Harbour Safety Board (HSB)").key == parsed("Harbour Safety Board").key
    assert bracketed("the Harbour Safety Board (HSB)") == "HSB"
    assert bracketed("the board (a committee)") is None


def test_initials_are_those_of_capitalised_words() -> None:
    assert initials("Harbour Safety Board of Elsa") == "HSBE"
    assert initials("harbour board") == ""


@pytest.mark.parametrize("name", ["", "   ", "()", "’s", "of the", "—", "a" * 5000, "٣٤٥", "ministry"])
def test_any_name_can_be_taken_apart(name: str) -> None:
    assert isinstance(parsed(name).key, str)
