"""Tables of what is kept beyond the calls themselves: certificates that were given, and what was erased."""

KEEPING = (
    """CREATE TABLE certificates (
    key TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    trainee TEXT NOT NULL,
    scenario TEXT NOT NULL,
    rubric TEXT NOT NULL,
    day TEXT NOT NULL,
    score INTEGER NOT NULL,
    bar INTEGER NOT NULL,
    times INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    calls TEXT NOT NULL,
    at TEXT NOT NULL
)""",
    "CREATE INDEX certificates_by_trainee ON certificates (trainee, day)",
    """CREATE TABLE erasures (
    what TEXT PRIMARY KEY,
    at TEXT NOT NULL
)""",
)
