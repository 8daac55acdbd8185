import type { PlainKey } from '../../../shared/locale/text.ts';

/** The headings of what a wall shows: also while one of its panels fails, and where a desk arranges them. */
export const HEADINGS = {
  flow: 'wall.flow',
  day: 'wall.day',
  lines: 'wall.lines',
  often: 'wall.often',
  stages: 'wall.stages',
  map: 'wall.map',
  overdue: 'wall.overdue',
  soon: 'wall.soon',
  observation: 'wall.observation',
  meeting: 'wall.meeting',
  cases: 'wall.meeting.itsCases',
  months: 'wall.meeting.months',
  duty: 'wall.duty',
  ticker: 'wall.ticker',
  issued: 'wall.issued',
  ladder: 'wall.ladder',
  'by-unit': 'wall.byUnit',
  'replay-bar': 'replay.bar',
  'day-counts': 'replay.counts',
  'day-news': 'replay.news',
} as const satisfies Readonly<Record<string, PlainKey>>;
