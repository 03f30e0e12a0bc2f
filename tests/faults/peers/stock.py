"""The stock polling Application of python-telegram-bot, answering each text with one message."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler


async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """One message back, as a small bot would."""
    if update.effective_message is not None:
        await update.effective_message.reply_text("In welke taal wil je praten?")


def main() -> None:
    """Poll until killed."""
    url, token = os.environ["LEESWIJZER_API_URL"], os.environ["LEESWIJZER_TOKEN"]
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(None, answer))
    application.run_polling()


if __name__ == "__main__":
    main()
