// Days and times as they are read in the Netherlands, also where the browser itself is elsewhere.

const format = (options) => {
  const made = new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", ...options });
  return (seconds) => made.format(seconds * 1000);
};
const HOUR = { hour: "2-digit", minute: "2-digit" };

export const time = format(HOUR);
export const day = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const shortDay = format({ weekday: "short", day: "numeric", month: "short" });
export const moment = format({ weekday: "short", day: "numeric", month: "short", year: "numeric", ...HOUR });
export const iso = (seconds) => new Date(seconds * 1000).toISOString();
