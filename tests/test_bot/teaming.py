"""Somebody of the library's people, in a chat of their own."""

from storage import team
from tests.test_bot.talking import Parent, Program


async def team_member(program: Program, name: str, role: str, language: str = "nl") -> Parent:
    """Somebody with this role who has come in; of a desk: 'desk:taalhuis'. Acts as a parent does."""
    person = program.parent(name, language)
    await program.joins(person.person, role)
    return person


async def leaves(program: Program, person: Parent) -> None:
    """From now on this person is not in the team any more."""
    async with program.app.database.write() as tx:
        await team.leave(tx, [person.person.user_id])
    await program.app.turns.look()
