"use strict";
/* Days of the proleptic Gregorian calendar as numbers, and the cells that the axis names.
   Day 1 is 0001-01-01; the arithmetic is that of Howard Hinnant, "chrono-Compatible Low-Level Date
   Algorithms". Years are astronomical: 0 is 1 BC. */

const DAYS_BEFORE_MARCH = 305;
const DAYS_OF_400_YEARS = 146097;
const YEAR_DAYS = 365.2425;
const MONTH_DAYS = 30.44;

function dayOf(year, month, day) {
    const shifted = year + Math.floor((month - 1) / 12);
    const inYear = (month - 1) % 12 + 1;
    const y = inYear < 3 ? shifted - 1 : shifted;
    const sinceMarch = Math.floor((153 * (inYear + (inYear > 2 ? -3 : 9)) + 2) / 5);
    const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
    return y * 365 + leaps + sinceMarch + day - 1 - DAYS_BEFORE_MARCH;
}

/** [year, month, day of the month] of a day number. */
function ymd(day) {
    const shifted = day + DAYS_BEFORE_MARCH;
    const era = Math.floor(shifted / DAYS_OF_400_YEARS);
    const ofEra = shifted - era * DAYS_OF_400_YEARS;
    const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524)
        - Math.floor(ofEra / 146096)) / 365);
    const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    const march = Math.floor((5 * ofYear + 2) / 153);
    const month = march < 10 ? march + 3 : march - 9;
    const first = Math.floor((153 * march + 2) / 5);
    return [era * 400 + year + (month < 3 ? 1 : 0), month, ofYear - first + 1];
}

/** The steps of the axis, from the finest: unit, how many of it, and about how many days. */
const STEPS = [
    {unit: "day", count: 1, days: 1},
    {unit: "day", count: 5, days: 5},
    {unit: "day", count: 10, days: 10},
    {unit: "month", count: 1, days: MONTH_DAYS},
    {unit: "month", count: 3, days: 91.3},
];
for (const count of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]) {
    STEPS.push({unit: "year", count, days: YEAR_DAYS * count});
}
const YEAR = STEPS.find(step => step.unit === "year");
const MONTH = STEPS.find(step => step.unit === "month");

/** The unit of the lower row: months over days, years over months, centuries over years. */
function enclosing(step) {
    if (step.unit === "day") return MONTH;
    if (step.unit === "month") return YEAR;
    const count = step.count < 50 ? 100 : step.count < 500 ? 1000 : 10000;
    return {unit: "year", count, days: YEAR_DAYS * count};
}

/** The last year not after this one that people call a multiple of `count`, or the first of their
    era: 500 BC, 1, 500, 1000. */
function roundYear(year, count) {
    if (year > 0) return Math.max(year - year % count, 1);
    return 1 - Math.ceil((1 - year) / count) * count;
}

/** The first day of the cell that holds a day; steps of days begin anew in each month. */
function cellStart(step, day) {
    const [year, month, number] = ymd(day);
    if (step.unit === "year") return dayOf(roundYear(year, step.count), 1, 1);
    if (step.unit === "month") return dayOf(year, month - (month - 1) % step.count, 1);
    const last = {1: 31, 5: 26, 10: 21}[step.count];
    return day - number + Math.min(number - (number - 1) % step.count, last);
}

/** The first day after the cell that begins on a day. */
function cellEnd(step, start) {
    const [year, month, number] = ymd(start);
    if (step.unit === "year") {
        // The first cell after the birth of Christ has a year less: there was no year 0.
        return dayOf(year + step.count - (year > 0 ? year % step.count : 0), 1, 1);
    }
    if (step.unit === "month") return dayOf(year, month + step.count, 1);
    const next = dayOf(year, month + 1, 1);
    const last = {1: 31, 5: 26, 10: 21}[step.count];
    return number >= last ? next : Math.min(start + step.count, next);
}

/** Where cells begin, from the last not after `first` to the first after `last`. */
function boundaries(step, first, last) {
    const days = [cellStart(step, Math.floor(first))];
    while (days[days.length - 1] <= last) days.push(cellEnd(step, days[days.length - 1]));
    return days;
}

function yearName(year) {
    return year > 0 ? String(year) : `${1 - year} BC`;
}

function shortMonth(month) {
    return STORY.months[month - 1].slice(0, 3);
}

/** The short name of a cell in the upper row. */
function cellName(step, start) {
    const [year, month, number] = ymd(start);
    if (step.unit === "year") return yearName(year);
    return step.unit === "month" ? shortMonth(month) : String(number);
}

/** Names of an enclosing cell, the longest first. */
function enclosingNames(step, start) {
    const [year, month] = ymd(start);
    if (step.unit === "month") {
        return [`${STORY.months[month - 1]} ${yearName(year)}`, `${shortMonth(month)} ${yearName(year)}`];
    }
    if (step.count === 1) return [yearName(year)];
    const last = ymd(cellEnd(step, start) - 1)[0];
    return [last > 0 ? `${year}–${last}` : `${1 - year}–${1 - last} BC`];
}

/** How long a stretch is, in the largest unit of which it has at least two. */
function lengthInWords(days) {
    if (days >= 2 * YEAR_DAYS) return `${Math.round(days / YEAR_DAYS)} years`;
    if (days >= 2 * MONTH_DAYS) return `${Math.round(days / MONTH_DAYS)} months`;
    return `${Math.round(days)} days`;
}
