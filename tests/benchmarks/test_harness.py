"""The harness measures what it says: right turns only, whatever the encoding, and in the promised shape."""

import asyncio
import json
import re
import ssl
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.benchmarks import certificate, questions, raw, rounds
from tests.benchmarks.__main__ import write
from tests.benchmarks.contestants import Contestant
from tests.benchmarks.crowd import Crowd
from tests.benchmarks.entries import compare, entry, rate
from tests.benchmarks.measuring import Seen, percentile
from tests.benchmarks.payloads import FIRST_CHAT, GET_ME
from tests.benchmarks.reading import Request, Unreadable, chat_and_markers, polling, split
from tests.benchmarks.rounds import BotFailed, Round
from tests.benchmarks.server import listen, play
from tests.benchmarks.settings import Load, Serving, parse
from tests.benchmarks.stub import Stub
from tests.benchmarks.table import table

Q2 = questions.QUESTIONS[1]


@asynccontextmanager
async def talking(stub: Stub, texts: Sequence[str]) -> AsyncIterator[None]:
    """A server on a free port, and the bare client holding all conversations with ``texts``."""
    server, port = await listen(stub, Serving())
    client = asyncio.create_task(raw.talk(port, texts, lines=4))
    try:
        yield
    finally:
        client.cancel()
        await asyncio.gather(client, return_exceptions=True)
        server.close()
        await asyncio.sleep(0)


async def _seen(load: Load, texts: Sequence[str] = raw.TEXTS) -> Seen:
    stub = Stub(load)
    async with talking(stub, texts):
        return await play(stub)


async def test_every_right_reply_is_one_turn() -> None:
    seen = await _seen(Load(persons=5, warmup=5, turns=120, seconds=5.0))
    assert 120 <= seen.turns < 120 + 5  # what arrives together counts together
    assert (seen.wrong, seen.unanswered) == (0, 0)
    assert seen.calls["sendMessage"] >= 120
    assert seen.calls_per_turn > 1
    assert seen.first_poll > 0


async def test_a_wrong_text_stops_the_conversation_there() -> None:
    texts = [*questions.QUESTIONS[:3], "[Q5] too early", questions.QUESTIONS[4], questions.CLOSING]
    stub = Stub(Load(persons=5, warmup_seconds=0.1, seconds=0.1))
    async with talking(stub, texts):
        await play(stub)
    assert (stub.crowd.turns, stub.crowd.wrong) == (15, 5)


async def test_a_bot_that_forgets_the_name_gets_no_closing_turn() -> None:
    stub = Stub(Load(persons=5, warmup_seconds=0.1, seconds=0.1))
    async with talking(stub, [*questions.QUESTIONS, "[DONE] Dankjewel, we bellen je."]):
        await play(stub)
    assert (stub.crowd.turns, stub.crowd.wrong) == (25, 5)


async def test_open_loop_sends_at_its_own_pace() -> None:
    seen = await _seen(Load(persons=5, warmup=5, turns=20, rate=200.0, seconds=5.0))
    assert seen.turns >= 20
    assert 0 < seen.p50 <= seen.p99


async def test_a_delayed_api_answers_later_and_counts_every_turn() -> None:
    load = Load(persons=5, warmup=5, turns=10, delay=0.005, seconds=5.0)
    answers: list[bytes] = []
    Stub(load).serve(Request(b"getMe", b""), answers.append)
    assert answers == []
    assert (await _seen(load)).turns >= 10
    assert answers == [GET_ME]


async def test_tls_is_verified(tmp_path: Path) -> None:
    made = certificate.make(tmp_path)
    stub = Stub(Load(persons=1))
    server, port = await listen(stub, Serving(certificate=str(made.path), key=str(made.key)))
    trusting = ssl.create_default_context(cafile=str(made.path))
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trusting)
    writer.write(raw.request(b"getMe", b""))
    assert await reader.readexactly(len(GET_ME)) == GET_ME
    with pytest.raises(ssl.SSLCertVerificationError):
        await asyncio.open_connection("127.0.0.1", port, ssl=ssl.create_default_context())
    writer.close()
    await writer.wait_closed()
    server.close()


def test_a_bot_that_ends_is_a_failure_with_its_last_words() -> None:
    line = [sys.executable, "-c", "print('no token'); raise SystemExit(3)"]
    with pytest.raises(BotFailed, match="no token") as failed:
        rounds.play(Contestant("silent", lambda url, folder: (line, {})), Load())
    assert failed.value.name == "silent"


def test_updates_stay_until_their_offset_confirms_them() -> None:
    crowd = Crowd(3)
    for person in crowd.people:
        crowd.speak(person, now=0.0)
    first = crowd.next_update - 3
    assert crowd.take(0, 2) == crowd.take(first, 2)
    assert len(crowd.take(first + 2, 100)) == 1
    assert crowd.take(first + 3, 100) == []


def test_a_reply_before_its_update_was_handed_out_is_wrong() -> None:
    crowd = Crowd(1)
    crowd.speak(crowd.people[0], now=0.0)
    early, _ = crowd.hear(FIRST_CHAT, [b"Q1"], b"")
    crowd.take(0, 100)
    right, _ = crowd.hear(FIRST_CHAT, [b"Q1"], b"")
    again, _ = crowd.hear(FIRST_CHAT, [b"Q1"], b"")
    assert (early, right, again) == (None, crowd.people[0], None)
    assert (crowd.turns, crowd.wrong) == (1, 2)


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"chat_id": FIRST_CHAT, "text": Q2}),
        json.dumps({"text": Q2, "chat_id": str(FIRST_CHAT)}),
        urlencode({"chat_id": FIRST_CHAT, "text": Q2}),
        f'Content-Disposition: form-data; name="chat_id"\r\n\r\n{FIRST_CHAT}\r\n--x\r\n\r\n{Q2}',
    ],
)
def test_chat_and_marker_are_found_in_every_encoding(body: str) -> None:
    assert chat_and_markers(body.encode()) == (FIRST_CHAT, [b"Q2"])


def test_every_marker_at_once_is_no_right_reply() -> None:
    crowd = Crowd(1)
    crowd.speak(crowd.people[0], now=0.0)
    crowd.take(0, 100)
    _, markers = chat_and_markers(" ".join(questions.QUESTIONS).encode())
    assert crowd.hear(FIRST_CHAT, markers, b"")[0] is None


def test_requests_are_cut_out_of_the_stream() -> None:
    stream = raw.request(b"getMe", b"") + raw.request(b"getUpdates", b'{"offset":7,"limit":500}')
    first, rest = split(stream)
    second, end = split(rest)
    assert first is not None
    assert second is not None
    assert (first.method, second.method, end) == (b"getMe", b"getUpdates", b"")
    assert polling(second.parameters) == (7, 100, 0.0)
    assert split(stream[:20]) == (None, stream[:20])
    with pytest.raises(Unreadable):
        split(b"POST /bot1/getMe HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_a_load_survives_the_command_line() -> None:
    load = Load(persons=7, delay=0.04, rate=100.0)
    assert parse([*load.arguments(), "--core=1"]) == (load, Serving(core=1))


def _round(turns: int) -> Round:
    return Round(Seen(turns, 2.0, 0, 0, 1.0, 0.01, 0.02, 0.1, 5.0), memory=50.0, start=0.5)


def test_benchmarks_json_has_the_promised_shape(tmp_path: Path) -> None:
    series = {"ours": [_round(30), _round(10), _round(20)], "aiogram": [_round(5), _round(4), _round(6)]}
    entries = [
        compare("turns.http.aiogram", "turns/s", series, "aiogram", rate),
        entry("engine.steps", "s", []),
    ]
    write(entries, tmp_path / "benchmarks.json")
    assert json.loads((tmp_path / "benchmarks.json").read_text()) == [
        {"name": "turns.http.aiogram", "value": 10.0, "unit": "turns/s", "peer": 2.5, "ratio": 4.0},
        {"name": "engine.steps", "value": None, "unit": "s", "peer": None, "ratio": None},
    ]
    assert re.search(r"turns.http.aiogram +10 +5-15 +2.5 +2-3 +4.00  turns/s", table(entries))


def test_percentile_is_a_value_that_was_seen() -> None:
    values = [float(n) for n in range(1, 101)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile([], 0.5)) == (50.0, 99.0, 0.0)
