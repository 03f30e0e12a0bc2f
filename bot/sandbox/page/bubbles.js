// Draws one message: text with its entities, media, and inline buttons. Text only, never markup from outside.

import { iso, moment, time } from "/sandbox/page/dates.js";
import { element } from "/sandbox/page/element.js";
import { voice } from "/sandbox/page/voices.js";

const WRAPPERS = {
  bold: () => element("strong"),
  italic: () => element("em"),
  underline: () => element("u"),
  strikethrough: () => element("s"),
  code: () => element("code"),
  pre: () => element("code", "pre"),
  blockquote: () => element("span", "quote"),
  expandable_blockquote: () => element("span", "quote"),
  spoiler: () => element("span", "spoiler"),
  text_link: (entity) => link(entity.url),
  bot_command: () => element("span", "command"),
};

function link(address) {
  if (!/^(https?|tg):/.test(address)) return element("span");
  const made = element("a");
  Object.assign(made, { href: address, target: "_blank", rel: "noreferrer" });
  return made;
}

// Entities may overlap, so the text is cut wherever one begins or ends. Offsets are UTF-16, as in JavaScript.
function formatted(text, entities) {
  const known = entities.filter((entity) => WRAPPERS[entity.type]);
  const cuts = new Set([0, text.length]);
  known.forEach(({ offset, length }) => cuts.add(offset).add(offset + length));
  const places = [...cuts].sort((a, b) => a - b);
  const whole = document.createDocumentFragment();
  places.slice(0, -1).forEach((begin, index) => {
    let piece = document.createTextNode(text.slice(begin, places[index + 1]));
    known.filter((e) => e.offset <= begin && begin < e.offset + e.length).reverse().forEach((entity) => {
      const wrapper = WRAPPERS[entity.type](entity);
      wrapper.append(piece);
      piece = wrapper;
    });
    whole.append(piece);
  });
  return whole;
}

const MEDIA = {
  voice,
  photo: (media) => Object.assign(element("img"), { alt: "Foto", src: `/sandbox/files/${media.file}` }),
  document: (media) => Object.assign(element("a", "file", `📄 ${media.name}`),
    { href: `/sandbox/files/${media.file}`, download: media.name }),
  venue: (media) => element("p", "place", `📍 ${media.name}\n${media.address}`),
  location: (media) => element("p", "place", `📍 ${media.latitude}, ${media.longitude}`),
  contact: (media) => element("p", "place", `👤 ${media.name}\n${media.phone}`),
  sticker: (media) => element("p", "sticker", media.emoji),
};

function inlineButton(button, tap) {
  if (button.url) {
    const made = link(button.url);
    made.className = "inline-button";
    made.textContent = `${button.text} ↗`;
    made.dir = "auto";
    return made;
  }
  const made = element("button", "inline-button", button.text);
  Object.assign(made, { type: "button", dir: "auto" });
  made.dataset.data = button.data ?? "";
  made.disabled = button.data === null;
  made.addEventListener("click", () => tap(made));
  return made;
}

function keyboard(rows, tap) {
  const board = element("div", "inline-keyboard");
  rows.forEach((row) => {
    const line = element("div", "row");
    line.append(...row.map((button) => inlineButton(button, tap)));
    board.append(line);
  });
  return board;
}

function when(message) {
  // As in Telegram: a question that still has buttons is not called edited.
  const edited = message.edited && !message.buttons.length ? "bewerkt " : "";
  const reaction = message.reaction ? `${message.reaction} ` : "";
  const made = element("time", "when", `${reaction}${edited}${time(message.date)}`);
  return Object.assign(made, { dateTime: iso(message.date), title: moment(message.date) });
}

export function bubble(message, mine, named, tap) {
  const whole = element("article", `message ${mine ? "mine" : "theirs"}`);
  whole.dataset.messageId = message.id;
  whole.dataset.testid = "message";
  whole.tabIndex = -1;
  const box = element("div", "bubble");
  box.dir = "auto";
  box.append(element("span", named ? "sender" : "unseen", mine ? "Jij" : message.sender));
  if (message.media) box.append(MEDIA[message.media.kind](message.media, message.id));
  if (message.text) {
    const text = element("div", "text");
    text.dir = "auto";
    text.append(formatted(message.text, message.entities));
    box.append(text);
  }
  box.append(when(message));
  whole.append(box);
  if (message.buttons.length) {
    whole.classList.add("asking");
    whole.append(keyboard(message.buttons, tap));
  }
  return whole;
}
