"""What becomes of each table when a person is erased: whose its rows are, and where they only name somebody.

Every table stands here; a test fails for one that nobody has decided about.
"""

from collections.abc import Mapping
from types import MappingProxyType

OF_CALL: Mapping[str, str] = MappingProxyType(
    {
        "dispute_answers": "dispute IN (SELECT id FROM disputes WHERE call = :call)",
        "disputes": "call = :call",
        "shares": "call = :call",
        "papers": "call = :call",
        "endings": "call = :call",
        "turns": "call = :call",
        "exam_tries": "call = :call",
        "digests": "call = :call",
        "audit": "about = :call",
        "calls": "id = :call",
    }
)
"""Rows that go with a call, in an order in which they can be deleted."""

OF_PERSON: Mapping[str, str] = MappingProxyType(
    {
        "drill_reviews": "trainee = :name",
        "exam_tries": "trainee = :name",
        "certificates": "trainee = :name",
        "assignment_ends": "assignment IN (SELECT id FROM assignments WHERE whom = 'person' AND name = :name)",
        "assignments": "whom = 'person' AND name = :name",
        "session_ends": "token IN (SELECT token FROM sessions WHERE name = :name)",
        "sessions": "name = :name",
        "passwords": "name = :name",
        "knocks": "name = :name",
        "roster": "name = :name",
        "audit": "who = :name OR about = :name",
    }
)
"""Rows that are a person's beside their calls."""

MAKER = "by_whom"
"""The column in which other people's records name who made them, in whichever table."""

DERIVED = ("digests", "tallies", "crowd")
"""Dropped whole and made anew from the calls that are left: sums cannot be told apart by person."""

NOT_PERSONAL = frozenset({"contents", "erasures"})
"""What trainers wrote for everybody, and ids that mean nothing any more."""
