"""Tables of practising: drill reviews, tries at an exam, shared calls, disputes. One tuple a revision."""

DRILLS = (
    """CREATE TABLE drill_reviews (
    key TEXT PRIMARY KEY,
    trainee TEXT NOT NULL,
    session TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round > 0),
    lang TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    rule TEXT NOT NULL,
    scenario TEXT NOT NULL,
    persona TEXT NOT NULL,
    objection TEXT NOT NULL,
    concern TEXT NOT NULL,
    surface TEXT NOT NULL,
    seed BIGINT NOT NULL,
    target INTEGER NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    tries TEXT NOT NULL,
    rubric_hash TEXT NOT NULL,
    lexicon_hash TEXT NOT NULL,
    backend TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (session, round)
)""",
    "CREATE INDEX drill_reviews_by_trainee ON drill_reviews (trainee, at)",
)

EXAM_TRIES = (
    """CREATE TABLE exam_tries (
    call TEXT PRIMARY KEY,
    cohort TEXT NOT NULL,
    trainee TEXT NOT NULL,
    scenario TEXT NOT NULL,
    persona TEXT NOT NULL,
    seed BIGINT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    most INTEGER NOT NULL CHECK (most > 0),
    at TEXT NOT NULL,
    UNIQUE (cohort, trainee, scenario, number)
)""",
)

SHARES = (
    """CREATE TABLE shares (
    key TEXT PRIMARY KEY,
    call TEXT NOT NULL REFERENCES calls (id),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL
)""",
    "CREATE INDEX shares_by_call ON shares (call, at)",
)

DISPUTES = (
    """CREATE TABLE disputes (
    id TEXT PRIMARY KEY,
    call TEXT NOT NULL REFERENCES calls (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    rule TEXT NOT NULL,
    level INTEGER,
    why TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL
)""",
    "CREATE INDEX disputes_by_call ON disputes (call, seq)",
    """CREATE TABLE dispute_answers (
    dispute TEXT PRIMARY KEY REFERENCES disputes (id),
    upheld INTEGER NOT NULL CHECK (upheld IN (0, 1)),
    level INTEGER,
    reason TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL
)""",
)
