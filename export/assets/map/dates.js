/* Days as numbers since 1 January 1970, and the words a reader types and reads for them. */

const DAY_LENGTH = 86_400_000;
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];
const AS_FIGURES = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const AS_WORDS = /^(?:(\d{1,2})\s+)?(?:([a-z]{3,})\.?\s+)?(\d{4})$/i;

/** The first and last day that a reader's words can mean; null when they name no day. */
export function daysNamed(text) {
  const [year, month, day] = namedParts(text.trim()) ?? [];
  if (year === undefined) return null;
  const first = dayNumber(year, month ?? 1, day ?? 1);
  const isReal = monthOf(first) === (month ?? 1) && (month ?? 1) <= 12;
  if (!isReal) return null;
  return { first, last: lastDay(year, month, day) };
}

/** A day in words: 12 March 2019. */
export function dayInWords(number) {
  const date = new Date(number * DAY_LENGTH);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A day written 2019-03-12 in words; what is no whole day stays as it came. */
export function dateInWords(text) {
  const named = /^\d{4}-\d{2}-\d{2}$/.test(text) ? daysNamed(text) : null;
  return named ? dayInWords(named.first) : text;
}

export function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return date.getTime() / DAY_LENGTH;
}

function namedParts(text) {
  const figures = AS_FIGURES.exec(text);
  if (figures) return figures.slice(1).map((part) => (part === undefined ? part : Number(part)));
  const words = AS_WORDS.exec(text);
  if (!words || (words[1] && !words[2])) return null;
  const month = words[2] === undefined ? undefined : monthNamed(words[2]);
  if (month === 0) return null;
  return [Number(words[3]), month, words[1] === undefined ? undefined : Number(words[1])];
}

function monthNamed(word) {
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1;
}

function monthOf(number) {
  return new Date(number * DAY_LENGTH).getUTCMonth() + 1;
}

function lastDay(year, month, day) {
  if (day !== undefined) return dayNumber(year, month, day);
  if (month !== undefined) return dayNumber(year, month + 1, 0);
  return dayNumber(year, 12, 31);
}
