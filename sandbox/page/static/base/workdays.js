// Finds the next Danish working day: Monday to Friday, no public holiday, not 5 June, 24 or 31 December.
// It knows today's rules only (Store bededag has been a working day since 2024).

const DAY = 86_400_000;
const FIXED = new Set(["01-01", "06-05", "12-24", "12-25", "12-26", "12-31"]);
const AFTER_EASTER = [-3, -2, 1, 39, 50]; // skærtorsdag, langfredag, 2. påskedag, Kristi himmelfartsdag, 2. pinsedag

function easter(year) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const number = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(number / 31) - 1, (number % 31) + 1);
}

function isWorkingDay(day) {
  const date = new Date(day);
  if ([0, 6].includes(date.getUTCDay()) || FIXED.has(date.toISOString().slice(5, 10))) return false;
  const sinceEaster = Math.round((day - easter(date.getUTCFullYear())) / DAY);
  return !AFTER_EASTER.includes(sinceEaster);
}

/** The first working day after "2026-10-23", as such a text: "2026-10-26". */
export function nextWorkingDay(text) {
  let day = Date.parse(`${text}T00:00:00Z`) + DAY;
  while (!isWorkingDay(day)) day += DAY;
  return new Date(day).toISOString().slice(0, 10);
}
