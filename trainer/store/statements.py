"""Every statement the store runs, in the SQL that SQLite and PostgreSQL share."""

_LINE = (
    "id, trainee, scenario, scenario_hash, persona, persona_hash, chart_hash, rubric, rubric_hash, lexicon_hash, "
    "backend, version, seed, lang, mode, pace, parent, parent_turn, best_outcome, started_at"
)
_TURN = "call, seq, key, at, text, spoken, understanding, marks, reply, aside, seal"
_PAPER = "key, call, kind, body, seq, rubric_hash, lexicon_hash, backend, score, at, seal"


def _values(columns: str) -> str:
    return ", ".join(f":{name.strip()}" for name in columns.split(","))


ADD_CONTENT = "INSERT INTO contents (hash, kind, body) VALUES (:hash, :kind, :body) ON CONFLICT (hash) DO NOTHING"
CONTENT = "SELECT body FROM contents WHERE hash = :hash AND kind = :kind"

ADD_CALL = (
    f"INSERT INTO calls ({_LINE}, opening, seal) VALUES ({_values(_LINE)}, :opening, :seal) ON CONFLICT (id) DO NOTHING"
)
_LINES = (
    "SELECT " + ", ".join(f"c.{name.strip()}" for name in _LINE.split(",")) + ", e.outcome, e.at, "
    "(SELECT count(*) FROM turns t WHERE t.call = c.id), c.opening, c.seal, e.seal "
    "FROM calls c LEFT JOIN endings e ON e.call = c.id"
)
CALL = f"{_LINES} WHERE c.id = :call"
CALLS = f"{_LINES} WHERE (:trainee = '' OR c.trainee = :trainee) ORDER BY c.started_at, c.id"
UNFINISHED = (
    f"{_LINES} WHERE e.call IS NULL AND (:trainee = '' OR c.trainee = :trainee) ORDER BY c.started_at DESC, c.id"
)

ADD_TURN = f"INSERT INTO turns ({_TURN}) VALUES ({_values(_TURN)}) ON CONFLICT DO NOTHING RETURNING seq"
TURNS = f"SELECT {_TURN} FROM turns WHERE call = :call ORDER BY seq"
TURN_BY_KEY = f"SELECT {_TURN} FROM turns WHERE key = :key"
LAST_LINK = (
    "SELECT c.seal, e.outcome, t.seq, t.seal FROM calls c LEFT JOIN endings e ON e.call = c.id "
    "LEFT JOIN turns t ON t.call = c.id WHERE c.id = :call ORDER BY t.seq DESC LIMIT 1"
)

ADD_ENDING = "INSERT INTO endings (call, outcome, at, seal) VALUES (:call, :outcome, :at, :seal)"

ADD_PAPER = f"INSERT INTO papers ({_PAPER}, place) VALUES ({_values(_PAPER)}, :place) ON CONFLICT DO NOTHING"
PAPERS = f"SELECT {_PAPER} FROM papers WHERE call = :call ORDER BY place"
PAPER_BY_KEY = f"SELECT {_PAPER} FROM papers WHERE key = :key"
LAST_PAPER = "SELECT place, seal FROM papers WHERE call = :call ORDER BY place DESC LIMIT 1"
