"""The group `broadcast` measures letters that really reach every family, and says how many did not."""

from pathlib import Path

from tests.benchmarks.counting import Counted, Office
from tests.benchmarks.lettering import lettered
from tests.benchmarks.payloads import FIRST_CHAT
from tests.benchmarks.reading import Request
from tests.benchmarks.server import listen
from tests.benchmarks.settings import Serving


async def test_every_family_has_a_letter_and_a_row_that_says_so(tmp_path: Path) -> None:
    office = Office(30)
    server, port = await listen(office, Serving())
    seen = await lettered(tmp_path, f"http://127.0.0.1:{port}", 30)
    server.close()
    assert seen.became == {"sent": 30}
    assert office.full.is_set()
    assert (office.counted.chats, office.counted.letters) == (30, 30)
    assert seen.seconds > 0


async def test_chats_are_counted_once_and_letters_all() -> None:
    office, answers = Office(3), list[bytes]()
    for number in (0, 1, 1):
        body = b'{"chat_id":%d,"text":"Kom je ook?"}' % (FIRST_CHAT + number)
        office.serve(Request(b"sendMessage", body), answers.append)
    office.serve(Request(b"getMe", b""), answers.append)
    assert office.counted == Counted(2, 3, office.counted.seconds)
    assert not office.full.is_set()
    assert b'"message_id":4' in answers[2]
    assert len(answers) == 4
