"""JSON Schemas of what trainers write, for editors that complete and check while one types.

Every file's first line points at ``schemas/<kind>.json``; a test holds those files to what this module makes.
"""

import json

from trainer.files.library import SHELVES


def schema_texts() -> dict[str, str]:
    """The text of each schema file by its name (``persona.json``), ready to be written."""
    return {
        f"{shelf.folder.removesuffix('s')}.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **shelf.model.model_json_schema()},
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
        for shelf in SHELVES
    }
