import { CLAUSES } from '../accountability/rule.ts';
import type { Clause } from '../accountability/rule.ts';
import { FIGURE_KEYS } from '../assessment/figures.ts';
import { STAGES } from '../case/caseFile.ts';
import { MONTH_KEY, QUARTER_KEY, YEAR_KEY } from '../time/periodKey.ts';
import { parseIso } from '../time/zone.ts';
import { MalformedLine, readRecord } from './record.ts';
import type { RecordReader } from './record.ts';
import { LISTS } from './step.ts';
import type { Expectation } from './step.ts';

function instantOrNull(line: RecordReader, key: string): number | null {
  const given = line.raw(key);
  const ms = given === null ? null : typeof given === 'string' ? parseIso(given) : undefined;
  if (ms === undefined || (ms === null && given !== null))
    throw new MalformedLine(`${key} 应写作 2016-09-05T16:30:00+08:00 的样子，或 null`);
  return ms;
}

function caseLine(line: RecordReader): Expectation {
  return {
    expect: 'case',
    case: line.text('case'),
    ...(line.has('stage') && { stage: line.word('stage', STAGES) }),
    ...(line.has('unit') && { unit: line.raw('unit') === null ? null : line.text('unit') }),
    ...(line.has('deadline') && { deadline: instantOrNull(line, 'deadline') }),
    ...(line.has('overdue') && { overdue: line.flag('overdue') }),
    ...(line.has('reworks') && { reworks: line.count('reworks') }),
    ...(line.has('extensions') && { extensions: line.count('extensions') }),
    ...(line.has('returns') && { returns: line.count('returns') }),
  };
}

function dutyLine(line: RecordReader): Expectation {
  const turn = line.has('turn') ? line.count('turn') : 1;
  if (!Number.isInteger(turn) || turn < 1) throw new MalformedLine('turn 应为从 1 起的整数');
  return {
    expect: 'duty',
    case: line.text('case'),
    duty: line.word('duty', ['acceptance', 'dispatch', 'signOff', 'handling', 'check']),
    turn,
    ...(line.has('onTime') && { onTime: line.flag('onTime') }),
  };
}

function periodOf(line: RecordReader): string {
  if (line.has('month') === line.has('year')) throw new MalformedLine('month 和 year 须写其中一项');
  const key = line.has('month') ? 'month' : 'year';
  const period = line.text(key);
  const fits = key === 'month' ? MONTH_KEY : YEAR_KEY;
  if (!fits.test(period)) throw new MalformedLine(key === 'month' ? 'month 应写作 2016-09' : 'year 应写作 2016');
  return period;
}

function figuresLine(line: RecordReader): Expectation {
  const unit = line.text('unit');
  const period = periodOf(line);
  const figures = Object.fromEntries(FIGURE_KEYS.filter(line.has).map((key) => [key, line.count(key)]));
  const frozen = line.has('frozen') && line.flag('frozen');
  if (frozen && period.length === 4) throw new MalformedLine('只有月份可以冻结，frozen 请与 month 同写');
  return { expect: 'figures', unit, period, figures, frozen };
}

function quarterOf(line: RecordReader): string {
  const quarter = line.text('quarter');
  if (!QUARTER_KEY.test(quarter)) throw new MalformedLine('quarter 应写作 2016-Q3');
  return quarter;
}

function clausesOf(line: RecordReader, key: string): readonly Clause[] {
  return line.texts(key).map((text) => {
    const clause = CLAUSES.find((one) => one === text);
    if (!clause) throw new MalformedLine(`${key} 应为 ${CLAUSES.join('、')} 的列表`);
    return clause;
  });
}

function findingsLine(line: RecordReader): Expectation {
  const unit = line.text('unit');
  const given = line.raw('are');
  if (!Array.isArray(given)) throw new MalformedLine('are 应为列表，如 [{"clause":"R26","period":"2016-09"}]');
  const are = given.map((one: unknown) => {
    const named = readRecord(one, 'are 的每一项');
    const key = { clause: named.word('clause', CLAUSES), period: named.text('period') };
    named.end();
    return key;
  });
  return {
    expect: 'findings',
    unit,
    are,
    only: line.has('only') ? clausesOf(line, 'only') : null,
    state: line.has('state') ? line.word('state', ['proposed', 'issued', 'dismissed'] as const) : null,
  };
}

const EXPECTATIONS: Readonly<Record<Expectation['expect'], (line: RecordReader) => Expectation>> = {
  case: caseLine,
  duty: dutyLine,
  figures: figuresLine,
  list: (line) => ({ expect: 'list', list: line.word('list', LISTS), cases: line.texts('cases') }),
  hazard: (line) => ({
    expect: 'hazard',
    case: line.text('case'),
    ...(line.has('notifiedWithin') && { notifiedWithin: line.count('notifiedWithin') }),
    ...(line.has('acknowledgedWithin') && { acknowledgedWithin: line.count('acknowledgedWithin') }),
  }),
  meeting: (line) => ({ expect: 'meeting', quarter: quarterOf(line), held: line.flag('held') }),
  log: (line) => ({ expect: 'log', verified: line.flag('verified') }),
  findings: findingsLine,
};

/** Reads what a line states must hold. @throws {MalformedLine} in Chinese. */
export function readExpectation(line: RecordReader): Expectation {
  const word = line.text('expect');
  if (!Object.hasOwn(EXPECTATIONS, word)) throw new MalformedLine(`没有名为“${word}”的期望`);
  const expectation = EXPECTATIONS[word as keyof typeof EXPECTATIONS](line);
  line.end();
  return expectation;
}
