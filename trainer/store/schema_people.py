"""Tables of people, what they were told to practise, who may come in, and the figures derived from calls.

Everything but ``digests``, ``tallies`` and ``crowd`` is appended and never changed; these three are derived from
finished calls and can be made anew at any time.
"""

PEOPLE = (
    """CREATE TABLE roster (
    name TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    shown TEXT NOT NULL,
    team TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('trainee', 'trainer', 'manager', 'admin')),
    manages TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (name, seq)
)""",
    "CREATE INDEX roster_by_team ON roster (team)",
    """CREATE VIEW people AS SELECT r.* FROM roster r
    WHERE r.seq = (SELECT max(x.seq) FROM roster x WHERE x.name = r.name)""",
    """CREATE TABLE assignments (
    id TEXT PRIMARY KEY,
    whom TEXT NOT NULL CHECK (whom IN ('team', 'person')),
    name TEXT NOT NULL,
    scenario TEXT NOT NULL,
    lang TEXT NOT NULL,
    course TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
    bar INTEGER NOT NULL,
    times INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    deadline TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL
)""",
    "CREATE INDEX assignments_by_name ON assignments (whom, name)",
    """CREATE TABLE assignment_ends (
    assignment TEXT PRIMARY KEY REFERENCES assignments (id),
    reason TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL
)""",
    """CREATE TABLE passwords (
    name TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    hash TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (name, seq)
)""",
    """CREATE TABLE sessions (
    token TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    csrf TEXT NOT NULL,
    at TEXT NOT NULL,
    ends TEXT NOT NULL
)""",
    "CREATE INDEX sessions_by_name ON sessions (name)",
    "CREATE TABLE session_ends (token TEXT PRIMARY KEY, why TEXT NOT NULL, at TEXT NOT NULL)",
    """CREATE TABLE knocks (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    opened INTEGER NOT NULL,
    at TEXT NOT NULL
)""",
    "CREATE INDEX knocks_by_name ON knocks (name, at)",
    "CREATE INDEX knocks_by_place ON knocks (place, at)",
    """CREATE TABLE audit (
    key TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    detail TEXT NOT NULL
)""",
    "CREATE INDEX audit_by_time ON audit (at)",
    "CREATE INDEX papers_by_kind ON papers (kind, at)",
    """CREATE TABLE digests (
    call TEXT PRIMARY KEY,
    trainee TEXT NOT NULL,
    scenario TEXT NOT NULL,
    lang TEXT NOT NULL,
    persona TEXT NOT NULL,
    mode TEXT NOT NULL,
    seed BIGINT NOT NULL,
    scheme TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    best_outcome TEXT NOT NULL,
    score INTEGER,
    bar INTEGER NOT NULL,
    caps TEXT NOT NULL,
    turns INTEGER NOT NULL,
    levels TEXT NOT NULL
)""",
    "CREATE INDEX digests_by_trainee ON digests (trainee, ended_at)",
    """CREATE TABLE tallies (
    trainee TEXT NOT NULL,
    mode TEXT NOT NULL,
    scheme TEXT NOT NULL,
    topic TEXT NOT NULL,
    rule TEXT NOT NULL,
    n INTEGER NOT NULL,
    total INTEGER NOT NULL,
    squares INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    PRIMARY KEY (trainee, mode, scheme, topic, rule)
)""",
    """CREATE TABLE crowd (
    lang TEXT NOT NULL,
    scenario TEXT NOT NULL,
    scheme TEXT NOT NULL,
    objection TEXT NOT NULL,
    rule TEXT NOT NULL,
    n INTEGER NOT NULL,
    total INTEGER NOT NULL,
    squares INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    PRIMARY KEY (lang, scenario, scheme, objection, rule)
)""",
)
