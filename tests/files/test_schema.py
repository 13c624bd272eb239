"""The schemas that editors read are those of today's content."""

import json
from pathlib import Path

from trainer.files.schema import schema_texts

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_the_files_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()} == schema_texts()


def test_every_field_says_what_it_is() -> None:
    silent = [
        f"{name} {owner} {key}"
        for name, text in schema_texts().items()
        for owner, part in {name: json.loads(text), **json.loads(text).get("$defs", {})}.items()
        for key, field in part.get("properties", {}).items()
        # A field that says the same as its kind is described there.
        if not (field.get("description") or "$ref" in field)
    ]
    assert silent == []
