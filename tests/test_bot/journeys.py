"""Whole sign-ups as steps for `Parent.does`, in each language, with what must be read in the texts."""

from dataclasses import dataclass

from dialogs.languages import RIGHT_TO_LEFT

FIRST_STRONG, POP = "\u2068", "\u2069"
LATIN_PHONE = "06 12345678"
READABLE_PHONE = "+31 6 12345678"


@dataclass(frozen=True)
class Tongue:
    """How a parent of this language writes a child's name, a birth month and a phone number."""

    code: str
    name: str
    month: str
    phone: str = LATIN_PHONE

    @property
    def home(self) -> str:
        """The choice for this language where the one spoken at home is asked."""
        return self.code.partition("_")[0]

    @property
    def shown_name(self) -> str:
        """The child's name as the parent is to see it."""
        return self._shown(self.name)

    @property
    def shown_phone(self) -> str:
        """The phone number as the parent is to see it."""
        return self._shown(READABLE_PHONE)

    def _shown(self, value: str) -> str:
        return f"{FIRST_STRONG}{value}{POP}" if self.code in RIGHT_TO_LEFT else value


TONGUES = (
    Tongue("nl", "Sam", "maart 2016"),
    Tongue("en", "Robin", "March 2016", "0612345678"),
    Tongue("tr", "Işıl", "Mart 2016", "+31612345678"),
    Tongue("ar", "ياسمين", "٣-٢٠١٦", "٠٦١٢٣٤٥٦٧٨"),
    Tongue("pl", "Łucja", "marzec 2016"),
    Tongue("uk", "Олена", "березень 2016"),
    Tongue("ti", "ሰላም", "መጋቢት 2016"),
    Tongue("so", "Caasha", "Maarso 2016"),
    Tongue("fa", "نیلوفر", "مارس ۲۰۱۶", "۰۶۱۲۳۴۵۶۷۸"),
    Tongue("es", "Íñigo", "marzo de 2016"),
    Tongue("zh_Hans", "小明", "2016年3月"),
    Tongue("fy", "Jitske", "Maart 2016"),
)
NL = TONGUES[0]


def arriving(tongue: Tongue, payload: str = "") -> list[str]:
    """From /start to the first question behind consent."""
    return [f"/start {payload}".strip(), f":{tongue.code}", ":yes"]


def plek3(tongue: Tongue, recommended: str = "yes") -> list[str]:
    """From the child's name to the summary."""
    child = [tongue.name, tongue.month, ":groep6", f":{recommended}"]
    return [*child, "Het Kompas", ":.skip", ":music", ":.done", tongue.phone, f":{tongue.home}", ":.skip"]


def studiebegeleiding(tongue: Tongue, note: str = ":.skip") -> list[str]:
    """From 'for whom' to the summary."""
    child = [":parent", tongue.name, tongue.month, ":po", ":groep6", "De Regenboog"]
    wishes = [":homework", ":.done", ":monday", ":tuesday", ":.done", ":school", ":no"]
    return [*child, *wishes, tongue.phone, f":{tongue.home}", note]
