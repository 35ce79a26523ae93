"use strict";
/* Where the question mark stands on the mark of an uncertain date. */

/* In sizes of a mark: what says how well an end is known, the line to days without a beginning, the least line that
   has room for signs, and the room for the sign of a disagreement. */
const CAP = 2;
const OPEN_LINE = 6;
const SHORT_LINE = 3;
const SIGN = 1.2;

/** The x of the question mark on a mark, which is `size` pixels wide: see `questionOn`. */
function questionOf(mark, style, view, size) {
    if (!mark.said) return questionOn(mark.left, mark.right, view, size);
    const report = (mark.left + mark.right) / 2;
    const [left, right] = lineOfSaying(report, mark.said, style, size);
    if (right - left < SHORT_LINE * size) return report;
    if (report - left >= right - report) return questionOn(left, report - size / 2, view, size);
    return questionOn(report + (0.5 + SIGN) * size, right, view, size);
}

/** In the middle of what is in view of a mark, clear of its ends, and the last of it to leave the view. */
function questionOn(left, right, view, size) {
    const middle = (left + right) / 2;
    const half = size / 2;
    const clear = CAP * size + half;
    let x = (Math.max(left, view.left) + Math.min(right, view.right)) / 2;
    x = Math.min(Math.max(x, Math.min(left + clear, middle)), Math.max(right - clear, middle));
    x = Math.min(Math.max(x, view.left + half), view.right - half);
    return Math.min(Math.max(x, Math.min(left + half, middle)), Math.max(right - half, middle));
}

/** The ends of the line from a report to the days on which something may have been said. */
function lineOfSaying(report, said, style, size) {
    const left = style.open_start ? Math.max(said[0], report - OPEN_LINE * size) : said[0];
    return [Math.min(left, said[1], report), Math.max(left, said[1], report)];
}
