// The five questions in grammY: session plugin in memory, @grammyjs/runner, updates of one chat in order.
import { Bot, session } from "grammy";
import { run, sequentialize } from "@grammyjs/runner";

const { questions, closing } = JSON.parse(process.env.BENCH_TEXTS);
const FIELDS = ["name", "age", "school", "help", "day"];

const bot = new Bot(process.env.BENCH_TOKEN, { client: { apiRoot: process.env.BENCH_URL } });
const chatOf = (ctx) => ctx.chat?.id.toString();

bot.use(sequentialize(chatOf));
bot.use(session({ initial: () => ({ step: -1, data: {} }), getSessionKey: chatOf }));

bot.command("start", async (ctx) => {
  ctx.session = { step: 0, data: {} };
  await ctx.reply(questions[0]);
});

bot.on("message:text", async (ctx) => {
  const { step, data } = ctx.session;
  if (step < 0) return;
  data[FIELDS[step]] = ctx.message.text;
  if (step < 4) {
    ctx.session.step = step + 1;
    await ctx.reply(questions[step + 1]);
  } else {
    ctx.session = { step: -1, data: {} };
    await ctx.reply(closing.replace("{name}", data.name));
  }
});

run(bot);
