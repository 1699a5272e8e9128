import assert from "node:assert/strict";
import { test } from "node:test";
import { dateInWords, dayInWords, dayNumber, daysNamed } from "../../export/assets/map/dates.js";

const span = (text) => {
  const found = daysNamed(text);
  return found && [found.first, found.last].map((day) => new Date(day * 864e5).toISOString().slice(0, 10));
};

test("a year, month or day means its first to its last day", () => {
  assert.deepEqual(span("2019"), ["2019-01-01", "2019-12-31"]);
  assert.deepEqual(span("2020-02"), ["2020-02-01", "2020-02-29"]);
  assert.deepEqual(span(" 2019-3-12 "), ["2019-03-12", "2019-03-12"]);
  assert.deepEqual(span("March 2019"), ["2019-03-01", "2019-03-31"]);
  assert.deepEqual(span("12 mar 2019"), ["2019-03-12", "2019-03-12"]);
});

test("what names no day is never taken for one", () => {
  for (const text of ["", "soon", "2019-13", "2019-02-30", "31 April 2019", "Q4 2020", "12 2019", "20190312", "May"]) {
    assert.equal(daysNamed(text), null, text);
  }
});

test("days before the first count, and in years of two figures, hold", () => {
  assert.equal(dayNumber(1970, 1, 1), 0);
  assert.equal(dayInWords(dayNumber(1066, 10, 14)), "14 October 1066");
  assert.equal(dayInWords(dayNumber(50, 1, 2)), "2 January 50");
});

test("a date is put in words only where it is a whole date", () => {
  assert.equal(dateInWords("2026-03-31"), "31 March 2026");
  assert.equal(dateInWords("2026-03"), "2026-03");
  assert.equal(dateInWords("2026-02-30"), "2026-02-30");
});
