"""The conversation every contestant holds: five questions in a row, then a closing line.

Each text carries one marker in square brackets, and the server counts a reply only when it carries exactly
the marker that is due. The closing line must also name the person as the person gave it: a bot that forgets
does not get that turn.
"""

START = "/start"
QUESTIONS = (
    "[Q1] Hoe heet je?",
    "[Q2] Hoe oud ben je?",
    "[Q3] Op welke school zit je?",
    "[Q4] Waar wil je hulp bij?",
    "[Q5] Welke dag komt jou goed uit?",
)
CLOSING = "[DONE] Dankjewel {name}, we bellen je deze week."
ANSWERS = ("{name}", "12", "De Klimboom", "rekenen", "dinsdag")
"""What a person types after each question; ``{name}`` is another word of letters in every conversation."""

MARKERS = ("Q1", "Q2", "Q3", "Q4", "Q5", "DONE")
