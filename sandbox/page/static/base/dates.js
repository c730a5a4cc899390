// Writes moments as Danish text, always in Copenhagen's time. It doesn't know what time it is.

const ZONE = "Europe/Copenhagen";
const PARTS = new Intl.DateTimeFormat("da-DK", {
  timeZone: ZONE,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(" ");

/** The pieces of one moment (milliseconds) on Copenhagen's wall clock. */
function wall(milliseconds) {
  const found = Object.fromEntries(PARTS.formatToParts(new Date(milliseconds)).map(({ type, value }) => [type, value]));
  const month = MONTHS.indexOf(found.month) + 1;
  return { ...found, monthNumber: month, two: (number) => String(number).padStart(2, "0") };
}

/** A Slack ts ("1793000000.000100") as milliseconds. */
export const fromTs = (ts) => Number.parseFloat(ts) * 1000;

/** "09.05" */
export function hour(milliseconds) {
  const { hour: hours, minute } = wall(milliseconds);
  return `${hours}.${minute}`;
}

/** "mandag den 26. oktober 2026" */
export function day(milliseconds) {
  const { weekday, day: date, month, year } = wall(milliseconds);
  return `${weekday} den ${date}. ${month} ${year}`;
}

/** "mandag den 26. oktober 2026 kl. 09.02" */
export const moment = (milliseconds) => `${day(milliseconds)} kl. ${hour(milliseconds)}`;

/** "2026-10-26T09:02": what a date-time field holds. */
export function fieldMoment(milliseconds) {
  const { year, monthNumber, day: date, hour: hours, minute, two } = wall(milliseconds);
  return `${year}-${two(monthNumber)}-${two(date)}T${hours}:${minute}`;
}

/** "tirsdag den 10. november 2026" of "2026-11-10"; empty where it isn't a date. */
export function dayOfField(text) {
  const noon = Date.parse(`${text}T12:00:00Z`);
  return Number.isNaN(noon) ? "" : day(noon);
}

/** Seconds since 1970 of Copenhagen's wall time "2026-10-26T09:02". */
export function secondsOfField(text) {
  const guess = Date.parse(`${text}:00Z`);
  if (Number.isNaN(guess)) return null;
  for (const offset of [2, 1]) {
    const candidate = guess - offset * 3_600_000;
    if (fieldMoment(candidate) === text) return candidate / 1000;
  }
  return guess / 1000 - 3600;
}

const TOKENS = {
  date_num: (at) => fieldMoment(at).slice(0, 10),
  date_slash: (at) => `${wall(at).day}/${wall(at).monthNumber}-${wall(at).year}`,
  date: (at) => `${wall(at).day}. ${wall(at).month} ${wall(at).year}`,
  date_pretty: (at) => TOKENS.date(at),
  date_short: (at) => `${wall(at).day}. ${wall(at).month.slice(0, 3)}. ${wall(at).year}`,
  date_short_pretty: (at) => TOKENS.date_short(at),
  date_long: (at) => day(at),
  date_long_pretty: (at) => day(at),
  day_divider_pretty: (at) => day(at),
  time: (at) => hour(at),
  time_secs: (at) => `${hour(at)}.${wall(at).second}`,
  ago: (at) => moment(at),
};

/** Slack's <!date^…> pattern filled in; null where a token is unknown. */
export function datePattern(seconds, pattern) {
  let known = Number.isFinite(seconds);
  const text = pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!(name in TOKENS)) known = false;
    return known ? TOKENS[name](seconds * 1000) : whole;
  });
  return known ? text : null;
}
