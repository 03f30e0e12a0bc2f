// The page: who is played, live changes, the command menu and the reply keyboard.

import { Chat } from "/sandbox/page/chat.js";
import { Clock } from "/sandbox/page/clock.js";
import { element } from "/sandbox/page/element.js";

const $ = (id) => document.getElementById(id);
let person = null;
let staffPerson = null;
let stream = null;

async function call(path, body) {
  const answer = await fetch(`/sandbox/${path}`, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const result = await answer.json();
  $("problem").textContent = answer.ok ? "" : result.error;
  return answer.ok ? result : null;
}

const post = (what, body) => call(`people/${person.id}/${what}`, body);
const clock = new Clock(call);
const chats = {
  private: new Chat("private", { post, isMine: (message) => !message.from_bot, named: false }),
  staff: new Chat("staff", { post, isMine: (message) => message.sender_id === staffPerson, named: true }),
};

function showKeyboard(rows) {
  const board = $("keyboard");
  board.hidden = !rows.length;
  board.replaceChildren(...rows.map((row) => {
    const line = element("div", "row");
    line.append(...row.map(replyButton));
    return line;
  }));
  chats.private.scroll();
}

function replyButton(button) {
  const made = element("button", "reply-button", button.text);
  Object.assign(made, { type: "button", dir: "auto" });
  made.addEventListener("click", () => {
    if (button.contact) askContact();
    else chats.private.say(button.text);
  });
  return made;
}

function askContact() {
  // A dialog left with Escape keeps its former answer.
  $("contact").returnValue = "";
  $("contact").showModal();
}

function showCommands(commands) {
  $("menu").hidden = !commands.length;
  $("commands").replaceChildren(...commands.map((command) => {
    const made = element("button", "command-choice");
    const description = element("span", "", command.description);
    made.type = "button";
    description.dir = "auto";
    made.append(element("b", "", `/${command.command}`), description);
    made.addEventListener("click", () => {
      toggleMenu(false);
      chats.private.say(`/${command.command}`);
    });
    return made;
  }));
}

// What Telegram shows before the first message: what the bot is for, and one button.
function welcome(description) {
  const whole = element("div", "empty");
  const text = element("p", "text", description);
  const start = element("button", "primary", "Start");
  text.dir = "auto";
  start.type = "button";
  start.dataset.testid = "parent-start";
  start.addEventListener("click", () => chats.private.say("/start"));
  whole.append(text, start);
  return whole;
}

function toggleMenu(open) {
  $("commands").hidden = !open;
  chats.private.scroll();
  $("menu").setAttribute("aria-expanded", String(open));
}

const changes = {
  snapshot(change) {
    clock.set(change.now, change.clock_moves);
    chats.private.show(change.private.messages, welcome(change.description));
    showKeyboard(change.private.keyboard);
    showCommands(change.commands);
    $("parent-title").textContent = change.bot;
    $("staff").hidden = $("to-staff").hidden = !change.staff;
    if (!change.staff) return;
    staffPerson = change.staff.own;
    $("staff-title").textContent = change.staff.title;
    chats.staff.show(change.staff.messages);
  },
  message(change) {
    chats[change.chat].add(change.message);
    if (change.chat === "private") showKeyboard(change.keyboard);
    else $("to-staff").classList.add("news");
  },
  edit: (change) => chats[change.chat].replace(change.message),
  delete: (change) => chats[change.chat].remove(change.message_id),
  toast: (change) => chats[change.chat].toast(change.text, change.alert),
  action: (change) => chats[change.chat].typing(),
  commands: (change) => showCommands(change.commands),
  clock: (change) => clock.set(change.now),
};

function play(who) {
  person = who;
  sessionStorage.setItem("person", who.id);
  stream?.close();
  toggleMenu(false);
  Object.values(chats).forEach((chat) => chat.leave());
  stream = new EventSource(`/sandbox/people/${who.id}/events`);
  stream.onmessage = (event) => {
    const change = JSON.parse(event.data);
    changes[change.kind]?.(change);
  };
}

async function listPeople(chosen) {
  const people = await call("people");
  $("person").replaceChildren(...people.map((who) => {
    const language = who.language_code ? ` (${who.language_code})` : "";
    return new Option(`${who.first_name}${language}${who.staff ? ", privé" : ""}`, who.id);
  }));
  const known = people.find((who) => String(who.id) === String(chosen)) ?? people.find((who) => !who.staff);
  if (known) $("person").value = known.id;
  return { people, known };
}

function toggleArrival(open) {
  $("arrival").hidden = !open;
  $("new-parent").setAttribute("aria-expanded", String(open));
  if (open) $("arrival").elements.first_name.focus();
}

async function arrive(event) {
  event.preventDefault();
  const who = await call("people", Object.fromEntries(new FormData($("arrival"))));
  if (!who) return;
  play(who);
  $("arrival").reset();
  toggleArrival(false);
  await listPeople(who.id);
}

$("person").addEventListener("change", async () => play((await listPeople($("person").value)).known));
$("new-parent").addEventListener("click", () => toggleArrival($("arrival").hidden));
$("arrival").addEventListener("submit", arrive);
$("contact").addEventListener("close", () => {
  const phone = $("phone").value.trim();
  if ($("contact").returnValue === "share" && phone) post("contact", { phone });
});
$("to-staff").addEventListener("click", () => $("to-staff").classList.remove("news"));
$("clock").addEventListener("toggle", () => chats.private.scroll());
$("menu").addEventListener("click", () => toggleMenu($("commands").hidden));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") toggleMenu(false);
});

const fresh = (first_name) => call("people", { first_name, language_code: "nl" });

// "?as=2" in a second window plays the second parent, who comes when there is none yet.
async function asked(number) {
  const parents = (await call("people")).filter((who) => !who.staff);
  for (let next = parents.length + 1; next <= number; next += 1) parents.push(await fresh(`Ouder ${next}`));
  return parents[number - 1].id;
}

const number = Math.min(Number(new URLSearchParams(location.search).get("as")) || 0, 9);
const { known } = await listPeople(number > 0 ? await asked(number) : sessionStorage.getItem("person"));
if (known) play(known);
else play(await fresh("Amina").then(async (who) => {
  await listPeople(who.id);
  return who;
}));
