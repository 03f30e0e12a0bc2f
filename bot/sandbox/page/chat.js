// One chat on the page: its log, its input field, its toasts.

import { bubble } from "/sandbox/page/bubbles.js";
import { day } from "/sandbox/page/dates.js";
import { element } from "/sandbox/page/element.js";
import { Microphone } from "/sandbox/page/microphone.js";

const MARGIN = 8;
const wordsOf = (message) => message.querySelector(".text")?.textContent;

export class Chat {
  // `post(path, body)` calls the sandbox; `isMine(message)` tells on which side a message stands.
  constructor(name, { post, isMine, named }) {
    Object.assign(this, { name, post, isMine, named });
    this.log = document.getElementById(`${name}-log`);
    this.toastPlace = document.getElementById(`${name}-toast`);
    this.status = document.getElementById(`${name}-status`);
    this.input = document.getElementById(`${name}-input`);
    this.form = document.getElementById(`${name}-form`);
    this.microphone = new Microphone(this.form, (voice) => post("voices", { ...voice, chat: name, reply_to: this.takeReply() }));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.write();
    });
  }

  async write() {
    if (await this.say(this.input.value)) this.input.value = "";
    this.input.focus();
  }

  async say(text) {
    return text.trim() && this.post("texts", { text, chat: this.name, reply_to: this.takeReply() });
  }

  // Another person comes to play: what was for the one before is no business of theirs.
  leave() {
    this.microphone.cancel();
    this.toastPlace.replaceChildren();
  }

  show(messages, whenEmpty = element("p", "empty", "Nog geen berichten.")) {
    this.log.replaceChildren();
    if (!messages.length) this.log.append(whenEmpty);
    messages.forEach((message) => this.put(message));
    this.scroll();
  }

  draw(message) {
    const tap = async (button) => {
      button.classList.add("waiting");
      const body = { message_id: message.id, data: button.dataset.data, chat: this.name };
      if (!(await this.post("taps", body))) button.classList.remove("waiting");
    };
    const drawn = bubble(message, this.isMine(message), this.named, tap);
    drawn.dataset.day = day(message.date);
    if (this.named) drawn.append(this.replyButton(message));
    return drawn;
  }

  // In a group one answers a message: the next text goes with it.
  replyButton(message) {
    const made = element("button", "reply-to", "↩ Antwoord");
    Object.assign(made, { type: "button" });
    made.dataset.testid = "reply-to";
    made.addEventListener("click", () => {
      this.replyTo = message.id;
      this.usualPlaceholder ??= this.input.placeholder;
      this.input.placeholder = `Antwoord op: ${message.text.slice(0, 40)}`;
      this.input.focus();
    });
    return made;
  }

  // What the next message answers, once.
  takeReply() {
    const { replyTo } = this;
    this.replyTo = undefined;
    this.input.placeholder = this.usualPlaceholder ?? this.input.placeholder;
    return replyTo;
  }

  // Below the others; the first of a day below that day.
  put(message) {
    const drawn = this.draw(message);
    const { day: today } = drawn.dataset;
    if (this.log.lastElementChild?.dataset.day !== today) this.log.append(element("p", "day", today));
    this.log.append(drawn);
    return drawn;
  }

  add(message) {
    this.log.querySelector(".empty")?.remove();
    this.put(message).classList.add("new");
    this.stopTyping();
    this.scroll();
  }

  replace(message) {
    const old = this.find(message.id);
    if (!old) return this.add(message);
    const place = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const focused = old.contains(document.activeElement);
    const drawn = this.draw(message);
    const sameWords = wordsOf(old) === wordsOf(drawn);
    old.replaceWith(drawn);
    // Whoever uses the keyboard stays at the same message, and where only a box was ticked, at that box.
    const buttons = drawn.querySelectorAll("button");
    if (focused) ((sameWords && buttons[place]) || buttons[0] || drawn).focus({ preventScroll: true });
    if (!sameWords && drawn === this.log.lastElementChild) this.scroll();
  }

  remove(id) {
    const message = this.find(id);
    const before = message?.previousElementSibling;
    message?.remove();
    if (before?.matches(".day") && !before.nextElementSibling?.matches(".message")) before.remove();
  }

  find(id) {
    return this.log.querySelector(`[data-message-id="${id}"]`);
  }

  toast(text, isAlert) {
    this.log.querySelectorAll(".waiting").forEach((button) => button.classList.remove("waiting"));
    if (!text) return;
    if (isAlert) {
      const dialog = document.getElementById("alert");
      dialog.querySelector("p").textContent = text;
      dialog.showModal();
      return;
    }
    const shown = element("p", "", text);
    shown.dir = "auto";
    this.toastPlace.replaceChildren(shown);
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => this.toastPlace.replaceChildren(), 5000);
  }

  typing() {
    this.usual ??= this.status.textContent;
    this.status.textContent = "is aan het typen…";
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), 5000);
  }

  stopTyping() {
    if (this.usual) this.status.textContent = this.usual;
  }

  // The end of the newest message in sight, but never at the cost of its first words.
  scroll() {
    const { lastElementChild: last, scrollHeight, clientHeight } = this.log;
    if (last) this.log.scrollTop = Math.min(scrollHeight - clientHeight, last.offsetTop - MARGIN);
  }
}
