"""Settings: the file, the environment over it, and one sentence where a value cannot be used."""

from pathlib import Path

import pytest

from trainer.files.folders import folders
from trainer.files.settings import Settings, SettingsBroken, load_settings


def environ(home: Path, **more: str) -> dict[str, str]:
    return {"TRAINER_HOME": str(home), **more}


def test_nothing_set_is_the_default(tmp_path: Path) -> None:
    assert load_settings(environ(tmp_path)) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('lang = "bg"\nwords_per_minute = 120\ncontent = ["/a"]\n')
    assert load_settings(environ(tmp_path, TRAINER_WORDS_PER_MINUTE="200", TRAINER_CONTENT="/b:/c")) == Settings(
        lang="bg", words_per_minute=200, content=(Path("/b"), Path("/c"))
    )


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"LANG": "bg_BG.UTF-8"}, "bg"),
        ({"LANG": "bg_BG.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "bg_BG", "TRAINER_LANG": "en"}, "en"),
    ],
)
def test_the_language_follows_the_machine(tmp_path: Path, variables: dict[str, str], lang: str) -> None:
    assert load_settings(environ(tmp_path, **variables)).lang == lang


@pytest.mark.parametrize(
    ("file", "variables", "named"),
    [
        ("lang = 'xx'", {}, "settings.toml: 'lang'"),
        ("langauge = 'bg'", {}, "settings.toml: 'langauge'"),
        ("lang =", {}, "settings.toml: "),
        ("", {"TRAINER_WORDS_PER_MINUTE": "fast"}, "TRAINER_WORDS_PER_MINUTE: "),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, file: str, variables: dict[str, str], named: str) -> None:
    (tmp_path / "settings.toml").write_text(file)
    with pytest.raises(SettingsBroken) as caught:
        load_settings(environ(tmp_path, **variables))
    assert named in str(caught.value)


def test_one_variable_moves_every_folder(tmp_path: Path) -> None:
    places = folders(environ(tmp_path))
    assert {place.is_relative_to(tmp_path) for place in (places.config, places.data, places.state, places.cache)} == {
        True
    }
