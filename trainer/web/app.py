"""The application: a request is read, its sender looked up, its right to be here checked, and only then answered."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from trainer.review.people import Session
from trainer.review.sight import Absent
from trainer.web.asking import Ask, go
from trainer.web.backing import Backing, Locks, Told
from trainer.web.doorway import FORM, SESSION, keep_cookie, kept_as
from trainer.web.headers import SafeHeaders
from trainer.web.remote import Host, Remote
from trainer.web.routes import PAGES, Page

MOST_BODY = 64 * 1024
_MOST_FIELDS = 40
_STATIC = Path(__file__).parent / "static"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
Endpoint = Callable[[Request], Awaitable[Response]]


class Bad(Exception):
    """A request that no page of ours makes: its status, and the key of a sentence."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


@dataclass(frozen=True, slots=True)
class Site:
    """What every request is answered with."""

    backing: Backing
    locks: Locks
    lang: str = "en"
    """Language for whoever has not logged in."""
    host: Host | None = None
    """What holds calls for trainees at other machines."""


def create_app(site: Site) -> Starlette:
    """The application over a company's records."""
    routes: list[BaseRoute] = [Route(page.path, _endpoint(site, page), methods=[page.method]) for page in PAGES]
    files = {file.name: file for file in sorted(_STATIC.iterdir()) if file.suffix in _KINDS}
    routes.append(Route("/static/{name}", _static(files), methods=["GET"]))
    if site.host is not None:
        routes.append(WebSocketRoute("/practice", Remote(site.backing, site.locks, site.host).serve))
    unknown = {404: _problem(site, "web.nothing_here"), 405: _problem(site, "web.nothing_here")}
    return Starlette(routes=routes, middleware=[Middleware(SafeHeaders)], exception_handlers=dict(unknown))


def _endpoint(site: Site, page: Page) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = await _body(request) if page.method == "POST" else b""
        return await run_in_threadpool(_answered, site, page, request, body)

    return endpoint


def _answered(site: Site, page: Page, request: Request, body: bytes) -> Response:
    """The page's answer, or one sentence about why there is none."""
    ask = _ask(site, request, None, {})
    try:
        session = _session(site, request)
        ask = _ask(site, request, session, _form(request, body))
        response = _allowed(site, page, request, ask)
    except Absent:
        response = ask.problem(404, "web.nothing_here")
    except Bad as bad:
        response = ask.problem(bad.status, bad.key)
    except Exception as error:
        if not isinstance(error, Told):
            raise
        response = ask.problem(503, error.key, **error.slots)
    if ask.session is None and request.cookies.get(FORM) != ask.csrf:
        keep_cookie(response, FORM, ask.csrf)
    return response


def _allowed(site: Site, page: Page, request: Request, ask: Ask) -> Response:
    if page.who is not None:
        if ask.session is None:
            if page.method == "GET":
                return go("/login?next=" + quote(request.url.path, safe=""))
            raise Bad(401, "web.log_in_first")
        if ask.viewer.role not in page.who:
            raise Bad(403, "web.not_yours")
    if page.method == "POST":
        _own_form(request, ask)
    elif ask.session is not None:
        site.backing.refresh()
    return page.handler(ask)


def _ask(site: Site, request: Request, session: Session | None, form: dict[str, str]) -> Ask:
    lang = session.viewer.person.lang if session else site.lang
    return Ask(
        backing=site.backing,
        locks=site.locks,
        words=site.backing.words(lang),
        now=site.locks.now(),
        session=session,
        params=dict(request.path_params),
        query=dict(request.query_params),
        form=form,
        place=request.client.host if request.client else "",
        part=request.headers.get("HX-Request") == "true",
        csrf=session.csrf if session else request.cookies.get(FORM) or secrets.token_urlsafe(32),
    )


def _session(site: Site, request: Request) -> Session | None:
    token = request.cookies.get(SESSION, "")
    return site.backing.doors.session(kept_as(token), at=site.locks.now()) if token else None


def _own_form(request: Request, ask: Ask) -> None:
    """A form that this site showed to this very browser. Raises Bad."""
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "")
    foreign = fetched not in ("same-origin", "none") or (origin and urlsplit(origin).netloc != request.url.netloc)
    shown = ask.session.csrf if ask.session else request.cookies.get(FORM, "")
    if foreign or not shown or not secrets.compare_digest(shown.encode(), ask.form.get("csrf", "").encode()):
        raise Bad(403, "web.form_is_stale")


async def _body(request: Request) -> bytes:
    """At most so much of a body; what is longer is not read to its end."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BODY:
            raise HTTPException(413)
        parts.append(part)
    return b"".join(parts)


def _form(request: Request, body: bytes) -> dict[str, str]:
    """The fields of a form, each once. Raises Bad."""
    if request.method != "POST" or not body:
        return {}
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise Bad(415, "web.form_is_stale")
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Bad(400, "web.form_is_stale") from None
    form = dict(pairs)
    if len(form) != len(pairs) or any("\0" in value for value in form.values()):
        raise Bad(400, "web.form_is_stale")
    return form


def _static(files: dict[str, Path]) -> Endpoint:
    """The few files a page needs, read once; nothing else in that folder or outside it can be named."""
    bodies = {name: (file.read_bytes(), _KINDS[file.suffix]) for name, file in files.items()}
    marks = {name: f'"{hashlib.sha256(body).hexdigest()[:20]}"' for name, (body, _) in bodies.items()}

    async def endpoint(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in bodies:
            raise HTTPException(404)
        headers = {"ETag": marks[name], "Cache-Control": "private, max-age=3600"}
        if request.headers.get("If-None-Match") == marks[name]:
            return Response(status_code=304, headers=headers)
        body, kind = bodies[name]
        return Response(body, media_type=kind, headers=headers)

    return endpoint


def _problem(site: Site, key: str) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return PlainTextResponse(site.backing.words(site.lang).say(key), status)

    return handler
