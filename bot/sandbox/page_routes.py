"""The page at / on which one can play a parent and the staff, and the addresses it calls.

Only a page from this server may call them: other web pages open in the same browser are kept out by the
host name they cannot have and by the JSON content type they may not send.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.page_events import page_events
from bot.sandbox.refusals import Refused, SandboxMisuse

if TYPE_CHECKING:
    from bot.sandbox.person import Person
    from bot.sandbox.sandbox import Sandbox

_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_HOSTS = ("127.0.0.1", "localhost")
_POLICY = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:", "Cache-Control": "no-store"}

Endpoint = Callable[[Request], Awaitable[Response]]


def page_routes(sandbox: Sandbox) -> list[Route]:
    """The page, its files and what it calls."""
    page = _Page(sandbox)
    return [
        Route("/", _guarded(page.index)),
        Route("/sandbox/page/{name}", _guarded(page.part)),
        Route("/sandbox/people", _guarded(page.people)),
        Route("/sandbox/people", _guarded(page.arrive), methods=["POST"]),
        Route("/sandbox/people/{person:int}/events", _guarded(page.events)),
        Route("/sandbox/people/{person:int}/texts", _guarded(page.write), methods=["POST"]),
        Route("/sandbox/people/{person:int}/voices", _guarded(page.speak), methods=["POST"]),
        Route("/sandbox/people/{person:int}/taps", _guarded(page.tap), methods=["POST"]),
        Route("/sandbox/people/{person:int}/contact", _guarded(page.share_contact), methods=["POST"]),
        Route("/sandbox/clock", _guarded(page.move_clock), methods=["POST"]),
        Route("/sandbox/files/{file_id}", _guarded(page.file)),
    ]


def _guarded(endpoint: Endpoint) -> Endpoint:
    async def run(request: Request) -> Response:
        json_sent = request.headers.get("content-type", "").startswith("application/json")
        if request.url.hostname not in _HOSTS or (request.method == "POST" and not json_sent):
            return _problem(403, "this address is for the page of the sandbox only")
        try:
            return await endpoint(request)
        except SandboxMisuse as misuse:
            return _problem(409, str(misuse))
        except (KeyError, TypeError, AttributeError, ValueError):
            return _problem(400, "something is missing in the request")

    return run


def _problem(status: int, text: str) -> JSONResponse:
    return JSONResponse({"error": text}, status)


class _Page:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def index(self, _request: Request) -> Response:
        return _part("index.html")

    async def part(self, request: Request) -> Response:
        return _part(request.path_params["name"])

    async def people(self, _request: Request) -> Response:
        staff = self._sandbox.staff_person
        people = [person.user | {"staff": person is staff} for person in self._sandbox.people]
        return JSONResponse(people)

    async def arrive(self, request: Request) -> Response:
        body = await request.json()
        person = self._sandbox.person(
            body["first_name"].strip() or "Ouder", language_code=body["language_code"]
        )
        return JSONResponse(person.user, 201)

    async def events(self, request: Request) -> Response:
        staff = self._sandbox.staff.chat if self._sandbox.staff else None
        stream = page_events(self._sandbox.world, self._person(request), staff)
        return StreamingResponse(stream, media_type="text/event-stream", headers=_POLICY)

    async def write(self, request: Request) -> Response:
        body = await request.json()
        person, where = self._place(request, body)
        return JSONResponse(
            {"message_id": await person.types(body["text"], **where, reply_to=_answers(body))}, 201
        )

    async def speak(self, request: Request) -> Response:
        body = await request.json()
        person, where = self._place(request, body)
        # Without a microphone the page sends no sound, and the person's own sample is taken.
        said = b64decode(body["sound"], validate=True) if body.get("sound") else None
        number = await person.sends_voice(int(body["seconds"]), said, **where, reply_to=_answers(body))
        return JSONResponse({"message_id": number}, 201)

    async def tap(self, request: Request) -> Response:
        body = await request.json()
        person, where = self._place(request, body)
        return JSONResponse({"query_id": await person.taps(body["data"], body["message_id"], **where)}, 201)

    async def share_contact(self, request: Request) -> Response:
        body = await request.json()
        return JSONResponse({"message_id": await self._person(request).shares_contact(body["phone"])}, 201)

    async def move_clock(self, request: Request) -> Response:
        clock = self._sandbox.world.clock
        await clock.move(float((await request.json())["seconds"]))
        return JSONResponse({"now": clock.now()}, 201)

    async def file(self, request: Request) -> Response:
        try:
            stored = self._sandbox.world.files.get(request.path_params["file_id"])
        except Refused as refused:
            return _problem(404, refused.description)
        return Response(
            stored.content, media_type=stored.content_type or "application/octet-stream", headers=_POLICY
        )

    def _person(self, request: Request) -> Person:
        return self._sandbox.known(request.path_params["person"])

    def _place(self, request: Request, body: dict[str, Any]) -> tuple[Person, dict[str, Any]]:
        if body.get("chat") != "staff":
            return self._person(request), {}
        if self._sandbox.staff is None or self._sandbox.staff_person is None:
            raise SandboxMisuse("this sandbox has no staff group")
        return self._sandbox.staff_person, {"chat": self._sandbox.staff}


def _answers(body: dict[str, Any]) -> int | None:
    """The message that is answered, if one was chosen."""
    return int(body["reply_to"]) if body.get("reply_to") else None


def _part(name: str) -> Response:
    kind = _TYPES.get(name.rpartition(".")[2])
    source = files(__package__).joinpath("page", name)
    if kind is None or "/" in name or not source.is_file():
        return _problem(404, "there is no such page")
    return Response(source.read_bytes(), media_type=kind, headers=_POLICY)
