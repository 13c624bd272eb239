"""The schema, revision by revision: the one source for a new file, for Alembic and for PostgreSQL.

Statements are portable. A revision that has been released is never changed; the next one is added below it.
"""

from trainer.store.schema_keeping import KEEPING
from trainer.store.schema_people import PEOPLE
from trainer.store.schema_practice import DISPUTES, DRILLS, EXAM_TRIES, SHARES
from trainer.store.schema_quick import QUICK

FIRST = (
    """CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
)""",
    """CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    trainee TEXT NOT NULL,
    scenario TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES contents (hash),
    persona TEXT NOT NULL,
    persona_hash TEXT NOT NULL REFERENCES contents (hash),
    chart_hash TEXT NOT NULL REFERENCES contents (hash),
    rubric TEXT NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES contents (hash),
    lexicon_hash TEXT NOT NULL,
    backend TEXT NOT NULL,
    version TEXT NOT NULL,
    seed BIGINT NOT NULL,
    lang TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
    pace TEXT NOT NULL CHECK (pace IN ('live', 'instant')),
    parent TEXT REFERENCES calls (id),
    parent_turn INTEGER,
    best_outcome TEXT,
    started_at TEXT NOT NULL,
    opening TEXT NOT NULL,
    seal TEXT NOT NULL
)""",
    "CREATE INDEX calls_by_trainee ON calls (trainee, started_at)",
    """CREATE TABLE turns (
    call TEXT NOT NULL REFERENCES calls (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    key TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    spoken TEXT NOT NULL,
    understanding TEXT NOT NULL,
    marks TEXT NOT NULL,
    reply TEXT NOT NULL,
    aside TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (call, seq)
)""",
    """CREATE TABLE endings (
    call TEXT PRIMARY KEY REFERENCES calls (id),
    outcome TEXT NOT NULL,
    at TEXT NOT NULL,
    seal TEXT NOT NULL
)""",
    """CREATE TABLE papers (
    key TEXT PRIMARY KEY,
    call TEXT NOT NULL REFERENCES calls (id),
    place INTEGER NOT NULL CHECK (place > 0),
    kind TEXT NOT NULL,
    seq INTEGER,
    rubric_hash TEXT NOT NULL,
    lexicon_hash TEXT NOT NULL,
    backend TEXT NOT NULL,
    score INTEGER,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (call, place)
)""",
)

REVISIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("0001", FIRST),
    ("0002", DRILLS),
    ("0003", EXAM_TRIES),
    ("0004", SHARES),
    ("0005", DISPUTES),
    ("0006", PEOPLE),
    ("0007", KEEPING),
    ("0008", QUICK),
)
HEAD = REVISIONS[-1][0]
VERSION = int(HEAD)
"""SQLite's ``user_version`` of a file at the newest revision."""

STAMP = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')",
)
"""What Alembic writes beside the tables; a new file gets it without importing Alembic."""


def for_postgres(statement: str) -> str:
    """The statement with texts ordered by their bytes, as SQLite orders them."""
    return statement.replace(" TEXT", ' TEXT COLLATE "C"')
