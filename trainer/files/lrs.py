"""Statements sent to a learning record store; each carries its own id, so sending again doubles nothing."""

import base64
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence

from trainer.review.xapi import VERSION, Statement

_AT_ONCE = 50
_PATIENCE_S = 30


class LrsRefused(Exception):
    """The record store did not take the statements; the message says what it answered."""


def post(told: Sequence[Statement], address: str, login: str) -> int:
    """How many statements the store took. Raises LrsRefused.

    ``address`` is that of the endpoint, with or without ``/statements``; ``login`` is ``key:secret`` or empty.
    """
    where = address.rstrip("/").removesuffix("/statements") + "/statements"
    if not where.startswith(("https://", "http://")):
        raise LrsRefused("https://")
    headers = {"Content-Type": "application/json", "X-Experience-API-Version": VERSION}
    if login:
        headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
    for start in range(0, len(told), _AT_ONCE):
        body = json.dumps(list(told[start : start + _AT_ONCE])).encode()
        request = urllib.request.Request(where, data=body, headers=headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE_S) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            with error:
                raise LrsRefused(f"{error.code} {error.reason}") from None
        except (OSError, http.client.HTTPException) as error:
            raise LrsRefused(type(error).__name__) from None
    return len(told)
