"""The language of a text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.text.languages import language_of
from firsthand.text.scripts import main_script

SHORT_ENGLISH = [
    "Fire out",
    "Mayor Olena Kravets: water back by noon",
    "Kim Jong Un visits Pyongyang",
    "Erdogan says no",
    "NEW: 3 dead in Rio de Janeiro slide",
    "Breaking: President Lukashenko arrives in Minsk",
    "Schultz and Weinbrecht resign",
    "Van Voorhis said.",
    "Radio Vltava reports two injured",
    "Hello",
    "Aydın Öztürk and Şahin resign",
    "Angela Steinmeier, Klaus Habeck visit Bundestag",
    "José Manuel Albares calls Pedro Sánchez's plan reckless",
    "François Bayrou survives confidence vote at Assemblée nationale",
    "Wojciech Szczęsny retires",
]

OTHERS = [
    ("uk", "Міністерство заявило"),
    ("uk", "Пожежу загасили"),
    ("ru", "Вода вернётся к полудню, сообщил мэр"),
    ("ru", "Пожар потушен"),
    ("be", "Мэр сказаў, што вада вернецца"),
    ("bg", "Кметът каза, че водата ще се върне"),
    ("sr", "Градоначелник је рекао да ће се вода вратити"),
    ("ko", "물"),
    ("ko", "시장은 물이 돌아올 것이라고 말했다"),
    ("ar", "حريق"),
    ("ar", "قال العمدة إن المياه ستعود"),
    ("fa", "شهردار گفت که آب برمی‌گردد"),
    ("ja", "市長は水が戻ると述べた"),
    ("zh", "市长说水会恢复"),
    ("he", "ראש העיר אמר"),
    ("el", "Ο δήμαρχος είπε"),
    ("hi", "महापौर ने कहा कि पानी लौटेगा"),
    ("fr", "Le maire a dit que l'eau reviendrait"),
    ("de", "Der Bürgermeister sagte, das Wasser komme zurück"),
    ("es", "El alcalde dijo que el agua volvería a mediodía"),
    ("nl", "De burgemeester zei dat het water terugkomt"),
    ("pl", "Burmistrz powiedział, że woda wróci"),
    ("tr", "Belediye başkanı suyun öğlene kadar geri geleceğini söyledi"),
]


@pytest.mark.parametrize("text", SHORT_ENGLISH)
def test_a_short_english_text_is_never_called_another_language(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages_are_told_from_a_few_words(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", " \n\t ", "12 345 — 6", "👍👍", "https://example.org/a/b", "ok"])
def test_too_little_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


def test_running_english_is_english_despite_foreign_names_and_a_foreign_quote() -> None:
    text = (
        "The mayor of Dolní Lhota, Kateřina Bendová, said that the bridge would stay closed. “Není bezpečný,” she told "
        "reporters. Олексій Гнатюк, who leads the works, said they could take weeks."
    )
    assert language_of(text) == "en"


def test_a_foreign_text_with_an_english_tail_keeps_its_language() -> None:
    text = "Мер заявив, що міст закрито до весни. Роботи триватимуть кілька тижнів. Read more in our app"
    assert language_of(text) == "uk"


def test_kana_decides_against_han() -> None:
    assert main_script("市長は水") == "Kana"


@pytest.mark.parametrize("unit", ["The mayor said no. ", "a", "<", "@", "https://", "ж", "\u0301", "<a"])
def test_five_megabytes_on_one_line_cost_what_a_page_costs(unit: str) -> None:
    language_of("warm up the identifier, s'il vous plaît")
    text = unit * (5_000_000 // len(unit))
    start = time.process_time()
    language_of(text)
    assert time.process_time() - start < 0.5


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_string_has_a_language_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or 2 <= len(language) <= 3
    assert language_of(text) == language
