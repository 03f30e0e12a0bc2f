// The microphone beside a text field: a tap starts, the next one sends. Without a microphone: a sample.

import { clock } from "/sandbox/page/voices.js";

const LONGEST = 120;
const SAMPLE = 2;

export class Microphone {
  // `send({seconds, sound})` sends a voice message; `sound` is base64, or missing for a sample.
  constructor(form, send) {
    Object.assign(this, { form, send, recorder: null, turn: null });
    this.button = form.querySelector(".microphone");
    this.clock = form.querySelector(".clock");
    this.button.addEventListener("click", () => (this.recorder ? this.finish() : this.begin()));
    form.querySelector(".discard").addEventListener("click", () => this.cancel());
  }

  async begin() {
    this.button.disabled = true;
    const turn = (this.turn = {});
    const stream = await open();
    this.button.disabled = false;
    // Somebody else may have come to play while the browser asked for permission.
    if (turn !== this.turn) return stream?.getTracks().forEach((track) => track.stop());
    return stream ? this.record(stream) : this.offerSample();
  }

  record(stream) {
    const pieces = [];
    const recorder = new MediaRecorder(stream);
    this.recorder = recorder;
    this.started = performance.now();
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", async () => {
      stream.getTracks().forEach((track) => track.stop());
      if (recorder.sends) this.send({ seconds: recorder.sends, sound: await base64(new Blob(pieces)) });
    });
    recorder.start();
    this.ticking = setInterval(() => this.tick(), 250);
    this.show();
  }

  tick() {
    if (this.seconds() >= LONGEST) this.finish();
    else this.clock.textContent = `● ${clock(this.seconds())}`;
  }

  seconds() {
    return (performance.now() - this.started) / 1000;
  }

  finish() {
    this.recorder.sends = Math.max(1, Math.round(this.seconds()));
    this.end();
  }

  cancel() {
    this.turn = null;
    if (this.recorder) this.end();
  }

  end() {
    clearInterval(this.ticking);
    this.recorder.stop();
    this.recorder = null;
    this.show();
  }

  show() {
    const records = Boolean(this.recorder);
    this.form.classList.toggle("recording", records);
    this.button.textContent = records ? "⏹\ufe0e" : "🎤";
    this.button.setAttribute("aria-label", records ? "Stop en verstuur" : "Spraakbericht opnemen");
    this.clock.textContent = records ? `● ${clock(0)}` : "";
  }

  offerSample() {
    const dialog = document.getElementById("sample");
    const { turn } = this;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "send" && turn === this.turn) this.send({ seconds: SAMPLE });
    }, { once: true });
    dialog.showModal();
  }
}

// The sound of the microphone, or null when there is none or nobody may listen.
async function open() {
  try {
    return window.MediaRecorder ? await navigator.mediaDevices.getUserMedia({ audio: true }) : null;
  } catch {
    return null;
  }
}

function base64(blob) {
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.addEventListener("load", () => resolve(reader.result.split(",")[1]));
    reader.readAsDataURL(blob);
  });
}
