// A slip of the finger names a year of which no log can speak, and which the calendar of the machine reads as another.
const YEAR = '(?:19|20)\\d{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const QUARTER = 'Q[1-4]';

/** `2016`: a year from 1900 to 2099, as people and programs may ask for one. */
export const YEAR_KEY = new RegExp(`^${YEAR}$`);
/** `2016-09`. */
export const MONTH_KEY = new RegExp(`^${YEAR}-${MONTH}$`);
/** `2016-Q3`. */
export const QUARTER_KEY = new RegExp(`^${YEAR}-${QUARTER}$`);
/** `2016-09-05`; whether there is such a day is for `isDayKey`. */
export const DAY_KEY = new RegExp(`^${YEAR}-${MONTH}-\\d{2}$`);
/** A year, quarter or month. */
export const PERIOD_KEY = new RegExp(`^${YEAR}(?:-(?:${QUARTER}|${MONTH}))?$`);
