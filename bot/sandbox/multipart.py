"""multipart/form-data (RFC 7578), just enough for uploads by a bot and free of further dependencies."""

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from bot.sandbox.parameters import Upload
from bot.sandbox.refusals import bad_request


def parts_of(content_type: str, body: bytes) -> Iterator[tuple[str, Upload]]:
    """Name and content of each part; a part without a file name is a plain field. Raises `Refused`."""
    boundary = _boundary(content_type)
    blocks = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(blocks) < 2 or not blocks[-1].startswith(b"--"):
        raise bad_request("can't parse the multipart body")
    for block in blocks[1:-1]:
        head, gap, content = block.partition(b"\r\n\r\n")
        if not gap:
            raise bad_request("can't parse the multipart body")
        yield _part(BytesHeaderParser().parsebytes(head.lstrip(b"\r\n") + b"\r\n\r\n"), content)


def _part(headers: Message, content: bytes) -> tuple[str, Upload]:
    name = headers.get_param("name", header="content-disposition")
    if not isinstance(name, str):
        raise bad_request("a part of the multipart body has no name")
    return name, Upload(headers.get_filename() or "", content, headers.get_content_type())


def _boundary(content_type: str) -> bytes:
    header = Message()
    header["content-type"] = content_type
    boundary = header.get_boundary()
    if not boundary:
        raise bad_request("can't parse the multipart body")
    return boundary.encode()
