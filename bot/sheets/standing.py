"""Where a message stands in the conversation, in a translator's words."""

from babel.messages.catalog import Message

_FIRST = ("welkom", "toestemming", "menu")
"""What every parent meets, in this order; the other trees follow by name, then the machine's sentences."""
_LAST = ("phrases", "commands")
_SHOWN = 3
_PARTS = {"say": "text", "ask": "question", "label": "name of the answer", "choices": "button"}


def order(message: Message) -> tuple[int, str, int]:
    """What to sort messages by: the first place where a parent meets it."""
    return min((_place(file, line or 0) for file, line in message.locations), default=(len(_LAST) + 9, "", 0))


def _place(file: str, line: int) -> tuple[int, str, int]:
    name = file.rpartition("/")[2].partition(".")[0]
    if name in _FIRST:
        return _FIRST.index(name), name, line
    return (len(_FIRST) + 1 + _LAST.index(name) if name in _LAST else len(_FIRST)), name, line


def standing(message: Message) -> str:
    """'plek3 · group · question', a line for each place, the first few. They are the comments that the
    extractor put beside the message."""
    places = [_in_words(path) for path in message.auto_comments]
    more = [f"and {len(places) - _SHOWN} more"] if len(places) > _SHOWN else []
    return "\n".join([*places[:_SHOWN], *more])


def _in_words(path: str) -> str:
    tree, *steps = path.split(".")
    if tree == "phrases":
        return " · ".join(["sentence of the machine", *steps])
    if tree == "commands":
        return f"command /{steps[0]}" if steps else path
    if len(steps) > 1 and steps[1] in _PARTS:
        return f"{tree} · {steps[0]} · {_PARTS[steps[1]]}"
    return path.replace(".", " · ")
