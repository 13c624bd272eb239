"""Indexes that keep pages quick over many calls; they hold nothing of their own."""

QUICK = (
    "CREATE INDEX digests_by_scheme ON digests (scheme, ended_at)",
    "CREATE INDEX endings_by_time ON endings (at)",
)
