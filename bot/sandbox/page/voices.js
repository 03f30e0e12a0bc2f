// A voice message in a bubble: a button, its length and how far it has played. One voice plays at a time.

import { element } from "/sandbox/page/element.js";

const player = new Audio();
let current = null;

export const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export function voice(media, messageId) {
  const whole = element("div", "voice");
  Object.assign(whole.dataset, { testid: "voice", key: `${media.file} ${messageId}`, seconds: media.seconds });
  const button = element("button", "play");
  const bar = Object.assign(element("progress"), { max: media.seconds || 1 });
  button.type = "button";
  bar.setAttribute("aria-hidden", "true");
  button.addEventListener("click", () => toggle(whole.dataset.key, `/sandbox/files/${media.file}`));
  whole.append(button, element("span", "sign", "🎤"), bar, element("span", "length"));
  show(whole);
  return whole;
}

function toggle(key, address) {
  if (key === current && !player.paused) return player.pause();
  if (key !== current) {
    const before = current;
    Object.assign(player, { src: address, currentTime: 0 });
    current = key;
    showKey(before);
  }
  // A sound that this browser cannot play is told of by the event "error".
  return player.play().catch(() => {});
}

// A message that is drawn anew while its voice plays must show that too, so all comes from the player.
function show(whole) {
  const own = whole.dataset.key === current;
  const plays = own && !player.paused && !player.error;
  const seconds = Number(whole.dataset.seconds);
  const spoken = `${seconds} ${seconds === 1 ? "seconde" : "seconden"}`;
  const [button, , bar, length] = whole.children;
  button.textContent = plays ? "⏸\ufe0e" : "▶\ufe0e";
  button.setAttribute("aria-label", `${plays ? "Pauze" : "Speel af"}: spraakbericht van ${spoken}`);
  bar.value = own && !player.ended ? player.currentTime : 0;
  length.textContent = own && player.error ? "geen geluid" : clock(plays ? player.currentTime : seconds);
}

function showKey(key) {
  document.querySelectorAll(".voice").forEach((whole) => {
    if (whole.dataset.key === key) show(whole);
  });
}

["play", "pause", "ended", "timeupdate", "error"].forEach((event) => {
  player.addEventListener(event, () => showKey(current));
});
