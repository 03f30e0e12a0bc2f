"""The five questions in aiogram 3: FSM with MemoryStorage and start_polling, as its documentation shows."""

import asyncio
import os
import ssl

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

from tests.benchmarks.questions import CLOSING, QUESTIONS


class Form(StatesGroup):
    name = State()
    age = State()
    school = State()
    help = State()
    day = State()


STATES = (Form.name, Form.age, Form.school, Form.help, Form.day)
FIELDS = ("name", "age", "school", "help", "day")
dispatcher = Dispatcher(storage=MemoryStorage())


@dispatcher.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.clear()
    await state.set_state(Form.name)
    await message.answer(QUESTIONS[0])


def question(number: int) -> None:
    """Register the handler that keeps answer ``number`` and asks the next question."""

    @dispatcher.message(STATES[number], F.text)
    async def answered(message: Message, state: FSMContext) -> None:
        await state.update_data({FIELDS[number]: message.text})
        await state.set_state(STATES[number + 1])
        await message.answer(QUESTIONS[number + 1])


for index in range(4):
    question(index)


@dispatcher.message(Form.day, F.text)
async def closing(message: Message, state: FSMContext) -> None:
    data = await state.update_data(day=message.text)
    await state.clear()
    await message.answer(CLOSING.format(name=data["name"]))


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCH_URL"]))
    if authority := os.environ.get("SSL_CERT_FILE"):
        # aiogram trusts certifi's list only; the server's own certificate must be named.
        session._connector_init["ssl"] = ssl.create_default_context(cafile=authority)
    await dispatcher.start_polling(Bot(os.environ["BENCH_TOKEN"], session=session), handle_signals=False)


asyncio.run(main())
