// The clock above the chats: what time it is in here, and the way to move it. Forward only.

import { iso, moment, shortDay } from "/sandbox/page/dates.js";

const $ = (id) => document.getElementById(id);
const DAY = 24 * 3600;
const now = () => Date.now() / 1000;

export class Clock {
  // `call(path, body)` calls the sandbox. `ahead`: seconds between its time and that of the browser.
  constructor(call) {
    Object.assign(this, { call, ahead: 0, byKey: false });
    this.slider = $("clock-slider");
    $("clock").open = matchMedia("(min-width: 47.01rem)").matches;
    $("clock-forward").querySelectorAll("button").forEach((button) => {
      button.addEventListener("click", () => this.move(Number(button.dataset.seconds)));
    });
    this.slider.addEventListener("input", () => this.showGoal());
    this.slider.addEventListener("pointerdown", () => { this.byKey = false; });
    this.slider.addEventListener("change", () => this.byKey || this.go());
    // Each arrow key changes the slider, and there is no way back: so keys choose first, and Enter goes.
    this.slider.addEventListener("keydown", (event) => {
      this.byKey = true;
      if (event.key === "Enter") this.go();
    });
    setInterval(() => this.show(), 1000);
  }

  set(seconds, moves = true) {
    $("clock").hidden = !moves;
    this.ahead = seconds - now();
    this.show();
  }

  show() {
    const seconds = now() + this.ahead;
    $("clock-now").textContent = moment(seconds);
    $("clock-now").dateTime = iso(seconds);
  }

  showGoal() {
    const days = Number(this.slider.value);
    const goal = days ? `naar ${shortDay(now() + this.ahead + days * DAY)}` : "of sleep, tot 8 weken";
    $("clock-goal").textContent = goal;
    this.slider.setAttribute("aria-valuetext", goal);
  }

  go() {
    return this.move(Number(this.slider.value) * DAY);
  }

  async move(seconds) {
    if (!seconds) return;
    const { activeElement } = document;
    $("clock-forward").disabled = true;
    try {
      const moved = await this.call("clock", { seconds });
      if (moved) this.set(moved.now);
    } finally {
      $("clock-forward").disabled = false;
      this.slider.value = 0;
      this.showGoal();
      activeElement?.focus({ preventScroll: true });
    }
  }
}
