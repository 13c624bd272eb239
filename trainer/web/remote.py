"""Calls that run here while somebody types elsewhere: one WebSocket a sitting, one JSON answer a question.

Whoever types holds a session's token and nothing else; every question is held against it anew, so that a revoked
session ends in mid-call. What a question does is the host's business.
"""

import json
from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from trainer.review.people import Session, Viewer
from trainer.web.backing import Backing, Locks, Told
from trainer.web.doorway import enter, kept_as

MOST_MESSAGE = 64 * 1024
Message = Mapping[str, object]


class Sitting(Protocol):
    """One person's calls over one connection."""

    def answer(self, asked: Message) -> Message:
        """What a question gives."""


Host = Callable[[Viewer], Sitting]


class Remote:
    """The endpoint."""

    def __init__(self, backing: Backing, locks: Locks, host: Host) -> None:
        self._backing = backing
        self._locks = locks
        self._host = host

    async def serve(self, socket: WebSocket) -> None:
        """Answer until either side closes."""
        origin = socket.headers.get("Origin", "")
        if origin and urlsplit(origin).netloc != socket.headers.get("Host", ""):
            await socket.close(1008)
            return
        await socket.accept()
        talk = _Talk(self._backing, self._locks, self._host, socket.client.host if socket.client else "")
        try:
            while True:
                text = await socket.receive_text()
                answer = await run_in_threadpool(talk.answer, text)
                await socket.send_text(json.dumps(answer, ensure_ascii=False))
                if talk.over:
                    await socket.close(1008)
                    return
        except (WebSocketDisconnect, KeyError):
            # A binary message has no text; whoever sends one is not our prompt.
            return


class _Talk:
    """What one connection knows of its sender."""

    def __init__(self, backing: Backing, locks: Locks, host: Host, place: str) -> None:
        self._backing = backing
        self._locks = locks
        self._host = host
        self._place = place
        self._token = ""
        self._sitting: Sitting | None = None
        self.over = False

    def answer(self, text: str) -> Message:
        """One answer to one message."""
        try:
            asked = json.loads(text) if len(text) <= MOST_MESSAGE else None
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            self.over = True
            return _error("remote.not_ours")
        if asked.get("do") == "login":
            return self._login(asked)
        if asked.get("do") == "token":
            self._token = str(asked.get("token", ""))
        session = self._session()
        if session is None:
            self._sitting = None
            return _error("web.log_in_first")
        if asked.get("do") == "token":
            return {"ok": True, "name": session.viewer.name}
        if self._sitting is None:
            self._sitting = self._host(session.viewer)
        try:
            return {"ok": True, **self._sitting.answer(asked)}
        except Exception as error:
            if not isinstance(error, Told):
                raise
            return _error(error.key, **error.slots)

    def _login(self, asked: Message) -> Message:
        knock = (str(asked.get("name", "")).strip(), str(asked.get("password", "")), self._place)
        entry = enter(self._backing, self._locks, knock, self._locks.now())
        if not entry.token:
            return _error(entry.refused)
        self._token = entry.token
        self._sitting = None
        return {"ok": True, "token": entry.token}

    def _session(self) -> Session | None:
        return self._backing.doors.session(kept_as(self._token), at=self._locks.now()) if self._token else None


def _error(key: str, **slots: str) -> Message:
    return {"ok": False, "error": key, "slots": dict(slots)}
