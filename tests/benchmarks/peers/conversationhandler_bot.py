"""The five questions in python-telegram-bot: ConversationHandler and run_polling, stock settings.

Updates go one by one: ConversationHandler does not work with ``concurrent_updates``, says its documentation.
"""

import os
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from tests.benchmarks.questions import CLOSING, QUESTIONS

FIELDS = ("name", "age", "school", "help", "day")
TEXT = filters.TEXT & ~filters.COMMAND


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    context.user_data.clear()
    await update.message.reply_text(QUESTIONS[0])
    return 0


def question(number: int) -> MessageHandler:
    """The handler that keeps answer ``number`` and asks the next question."""

    async def answered(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data[FIELDS[number]] = update.message.text
        await update.message.reply_text(QUESTIONS[number + 1])
        return number + 1

    return MessageHandler(TEXT, answered)


async def closing(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    context.user_data["day"] = update.message.text
    await update.message.reply_text(CLOSING.format(name=context.user_data["name"]))
    return ConversationHandler.END


def conversation() -> ConversationHandler[Any]:
    states = {number: [question(number)] for number in range(4)}
    entry = CommandHandler("start", start)
    return ConversationHandler([entry], {**states, 4: [MessageHandler(TEXT, closing)]}, [entry])


application = (
    Application.builder().token(os.environ["BENCH_TOKEN"]).base_url(os.environ["BENCH_URL"] + "/bot").build()
)
application.add_handler(conversation())
application.run_polling()
