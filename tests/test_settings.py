"""Settings: one list, three places to set them."""

from dataclasses import fields

import pytest

from firsthand.errors import SettingError
from firsthand.settings import SETTINGS, Settings, settings_from


def test_every_setting_is_listed_once_and_explained() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]
    assert all(setting.help and setting.environment.startswith("FIRSTHAND_") for setting in SETTINGS)


def test_an_option_goes_before_the_environment_and_that_before_the_default() -> None:
    environment = {"FIRSTHAND_MAX_MEGABYTES": "3"}
    assert settings_from({}, {}) == Settings()
    assert settings_from({"max_megabytes": None}, environment).max_bytes == 3_000_000
    assert settings_from({"max_megabytes": "0.5"}, environment).max_bytes == 500_000


@pytest.mark.parametrize("written", ["many", "-1", "0", "nan", "inf", "1e300"])
def test_an_unusable_value_names_the_variable_the_value_and_the_way_out(written: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings_from({}, {"FIRSTHAND_MAX_MEGABYTES": written})
    assert str(caught.value) == f"FIRSTHAND_MAX_MEGABYTES: {written!r} is no number above 0; the default is 10"


def test_a_text_is_taken_as_it_is_written() -> None:
    assert settings_from({}, {}).desk == ""
    assert settings_from({}, {"FIRSTHAND_DESK": "a b.sqlite"}).desk == "a b.sqlite"
    assert settings_from({"desk": "-1"}, {"FIRSTHAND_DESK": "a"}).desk == "-1"


def test_every_default_is_said_in_words() -> None:
    shown = {setting.name: setting.shown_default for setting in SETTINGS}
    assert shown["max_megabytes"] == "10" and all(shown.values())
