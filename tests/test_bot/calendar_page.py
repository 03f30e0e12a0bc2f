"""A calendar page read back: which messages it shows, on which day, and in which words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Shown:
    """One message on the page. `day` is its cell's, `column` the place of that cell in the week; `words` are
    (language, direction, text)."""

    day: str
    column: int
    kind: str
    item: str
    at: str = ""
    head: str = ""
    words: list[tuple[str, str, str]] = field(default_factory=list)
    why: str = ""


class CalendarPage(HTMLParser):
    """The messages, the months in their order, the days that say they are paused, and every tag used."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        self.months: list[str] = []
        self.paused: list[str] = []
        self.tags: dict[str, list[dict[str, str]]] = {}
        self.text = ""
        self._in: list[str] = []
        self._column, self._day, self._cell = -1, "", ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.setdefault(tag, []).append(given)
        if tag != "meta":
            self._in.append(" ".join((tag, given.get("class", ""))).strip())
        match tag:
            case "tr":
                self._column = -1
            case "td":
                self._column, self._cell = self._column + 1, given.get("class", "")
            case "time" if "article" not in " ".join(self._in):
                self._day = given["datetime"]
                self.paused += [self._day] if self._cell == "paused" else []
            case "time":
                self.shown[-1].at = given["datetime"]
            case "article":
                self.shown.append(Shown(self._day, self._column, given["class"], given["data-item"]))
            case "p" if given.get("class") == "words":
                self.shown[-1].words.append((given["lang"], given["dir"], ""))
            case "h2":
                self.months.append("")

    def handle_endtag(self, tag: str) -> None:
        opened = self._in.pop()
        assert opened.split()[0] == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._in:
            return
        self.text += data
        match self._in[-1] if self._in else "":
            case "h2":
                self.months[-1] += data
            case "p words":
                language, direction, words = self.shown[-1].words[-1]
                self.shown[-1].words[-1] = language, direction, words + data
            case "p why":
                self.shown[-1].why += data
            case "h3" | "bdi" | "time" if "h3" in self._in:
                self.shown[-1].head += data
