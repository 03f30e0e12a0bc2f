"""A letter to many with python-telegram-bot as its documentation shows it: `asyncio.gather` over the stock
client with AIORateLimiter, whose limits are off (0: "When set to 0, no rate limiting will be applied").

Run with the address of the Bot API, how many chats there are, the number of the first, the text, how many
seconds a call may wait for a free connection (stock: 1), and how many calls are gathered at once. It prints
the seconds and how many calls succeeded. Nothing is kept of what became of whom."""

import asyncio
import json
import os
import sys
import time

from telegram.ext import AIORateLimiter, Application

TOKEN = os.environ["BENCH_TOKEN"]


async def gathered(
    url: str, count: int, first: int, text: str, patience: float, at_once: int
) -> dict[str, float]:
    limiter = AIORateLimiter(0, 0, 0, 0)
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").rate_limiter(limiter)
    bot = builder.pool_timeout(patience).build().bot
    await bot.initialize()
    began, failed = time.perf_counter(), 0
    for start in range(first, first + count, at_once):
        chats = range(start, min(start + at_once, first + count))
        calls = (bot.send_message(chat, text) for chat in chats)
        ended = await asyncio.gather(*calls, return_exceptions=True)
        failed += sum(isinstance(one, BaseException) for one in ended)
    seconds = time.perf_counter() - began
    await bot.shutdown()
    return {"seconds": seconds, "sent": count - failed}


url, count, first, text, patience, at_once = sys.argv[1:]
print(json.dumps(asyncio.run(gathered(url, int(count), int(first), text, float(patience), int(at_once)))))
