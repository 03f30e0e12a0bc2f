"""The five questions in pyTelegramBotAPI: AsyncTeleBot with states in memory and infinity_polling."""

import asyncio
import os

from telebot import asyncio_filters, asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_storage import StateMemoryStorage
from telebot.states import State, StatesGroup
from telebot.states.asyncio import StateContext, StateMiddleware
from telebot.types import Message

from tests.benchmarks.questions import CLOSING, QUESTIONS


class Form(StatesGroup):
    name = State()
    age = State()
    school = State()
    help = State()
    day = State()


STATES = (Form.name, Form.age, Form.school, Form.help, Form.day)
FIELDS = ("name", "age", "school", "help", "day")
asyncio_helper.API_URL = os.environ["BENCH_URL"] + "/bot{0}/{1}"
bot = AsyncTeleBot(os.environ["BENCH_TOKEN"], state_storage=StateMemoryStorage())


@bot.message_handler(commands=["start"])
async def start(message: Message, state: StateContext) -> None:
    await state.delete()
    await state.set(Form.name)
    await bot.send_message(message.chat.id, QUESTIONS[0])


def question(number: int) -> None:
    """Register the handler that keeps answer ``number`` and asks the next question."""

    @bot.message_handler(state=STATES[number])
    async def answered(message: Message, state: StateContext) -> None:
        await state.set(STATES[number + 1])
        await state.add_data(**{FIELDS[number]: message.text})
        await bot.send_message(message.chat.id, QUESTIONS[number + 1])


for index in range(4):
    question(index)


@bot.message_handler(state=Form.day)
async def closing(message: Message, state: StateContext) -> None:
    async with state.data() as data:
        name = data["name"]
    await state.delete()
    await bot.send_message(message.chat.id, CLOSING.format(name=name))


bot.add_custom_filter(asyncio_filters.StateFilter(bot))
bot.setup_middleware(StateMiddleware(bot))
asyncio.run(bot.infinity_polling())
