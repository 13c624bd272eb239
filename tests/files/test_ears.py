"""An ear that was kept hears exactly as one made afresh."""

import json
from pathlib import Path

import pytest

from trainer.files.cache import Cache
from trainer.files.ears import load_ear
from trainer.files.packaged import load_concerns, load_lexicon
from trainer.language import Ear, heard_single, make_ear, understand
from trainer.language.kept import kept_of

CORPUS = Path(__file__).parent.parent / "corpus"


def fresh(lang: str) -> Ear:
    return make_ear(load_lexicon(lang), load_concerns(lang), lang)


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_a_kept_ear_hears_as_a_fresh_one(lang: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    load_ear(lang, cache)
    again, first = load_ear(lang, cache), fresh(lang)
    rows = [json.loads(line) for line in (CORPUS / f"{lang}.answers.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows[::90]:
        heard = heard_single(row["customer"], row["facts"], [], [], False, first)
        assert heard == heard_single(row["customer"], row["facts"], [], [], False, again)
        assert understand(row["answer"], heard, again) == understand(row["answer"], heard, first), row["id"]


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_what_is_kept_survives_json_and_a_second_keeping(lang: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    load_ear(lang, cache)
    written = json.dumps(kept_of(fresh(lang)), ensure_ascii=False)
    assert json.dumps(kept_of(load_ear(lang, cache)), ensure_ascii=False) == written


def test_an_edited_copy_is_not_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    load_ear("en", cache)
    for path in tmp_path.glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"why", b"wax"))
    assert kept_of(load_ear("en", cache)) == kept_of(fresh("en"))
