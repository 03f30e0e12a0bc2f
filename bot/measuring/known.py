"""What is kept of a family about how it goes, for who asks 'what do you know about me?'."""

from dialogs.phrases import phrase
from dialogs.prompt import Day, Text
from storage import families, measure_answers
from storage.transaction import Transaction


async def known(tx: Transaction, chat_id: int) -> list[Text]:
    """A line for each day on which something was told about a child of this carer's family."""
    home = (await families.load(tx, [chat_id])).get(chat_id)
    if home is None:
        return []
    names = {child.key: child.first_name for child in home.family.children}
    return [
        phrase("known_measure", child=names.get(key, ""), day=Day(day.isoformat()))
        for key, day in await measure_answers.days_of(tx, home.id)
    ]
