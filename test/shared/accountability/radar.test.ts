import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radarCells } from '../../../shared/accountability/radar.ts';
import type { OpenTask, RadarFacts, RadarLines } from '../../../shared/accountability/radarFacts.ts';
import { isAboveLine, isBelowLine } from '../../../shared/accountability/rateLine.ts';
import { english } from '../../../shared/locale/english.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';

const t = translator(chinese);

const LINES: RadarLines = {
  overdues: 3,
  closing: 90,
  closingMonths: 3,
  timely: 80,
  timelyMonths: 3,
  yearTimely: 90,
  caseReworks: 3,
  rework: 10,
  reworked: 20,
};

function facts(given: Partial<RadarFacts>): RadarFacts {
  return {
    running: true,
    yearRunning: true,
    due: 0,
    closed: 0,
    timely: 0,
    open: [],
    countedOverdues: 0,
    reworked: 0,
    reworkBase: 0,
    lowClosingMonths: 0,
    lowTimelyMonths: 0,
    year: { due: 0, timely: 0, able: 0, expected: 0 },
    reworks: [],
    ...given,
  };
}

function open(count: number, part: Partial<OpenTask> = {}): readonly OpenTask[] {
  return Array.from({ length: count }, (_, i) => ({
    caseId: i + 1,
    dueAtMs: i,
    missed: false,
    mayBeTimely: true,
    mayCount: true,
    ...part,
  }));
}

function cell(clause: string, given: Partial<RadarFacts>, lines: Partial<RadarLines> = {}) {
  const found = radarCells(facts(given), { ...LINES, ...lines }, { t, base: 'checked' }).find(
    (one) => one.clause === clause,
  );
  if (!found) throw new Error(clause);
  return found;
}

describe('closing rate of a month (R26)', () => {
  it('says how many of the rest must be closed', () => {
    const words = cell('R26', { due: 30, closed: 8, open: open(22) });
    expect(words).toMatchObject({ state: 'clear', words: '其余 22 件须结案 19 件', part: 8, whole: 8 });
    expect(words.cases).toHaveLength(22);
  });

  it('says how many are needed when it stands below the line', () => {
    const late = [...open(4, { missed: true, mayBeTimely: false })];
    expect(cell('R26', { due: 20, closed: 16, open: late })).toMatchObject({
      state: 'near',
      words: '还需结案 2 件可达 90%',
      short: '差 2',
    });
  });

  it('knows an ended month from its own facts alone', () => {
    expect(cell('R26', { running: false, due: 92, closed: 79 })).toMatchObject({ state: 'crossed', short: '差 4' });
    expect(cell('R26', { running: false, due: 10, closed: 9 })).toMatchObject({ state: 'near', short: '余 0' });
    expect(cell('R26', { running: false, due: 1, closed: 0 })).toMatchObject({ state: 'crossed' });
    expect(cell('R26', { due: 0 })).toMatchObject({ state: 'none', part: null });
  });

  it('agrees with trying every outcome', () => {
    const small = fc.record({
      closed: fc.nat({ max: 25 }),
      open: fc.nat({ max: 25 }),
      line: fc.oneof(
        fc.constantFrom(0, 50, 80, 90, 100, 89.9, 33.3),
        fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
      ),
    });
    fc.assert(
      fc.property(small, ({ closed, open: count, line }) => {
        const due = closed + count;
        if (due === 0) return;
        const fewest = Array.from({ length: count + 1 }, (_, k) => k).find((k) => !isBelowLine(closed + k, due, line));
        const { words } = cell('R26', { due, closed, open: open(count) }, { closing: line });
        const needed = Number(/须结案 (\d+) 件|还需结案 (\d+) 件/.exec(words)?.slice(1).find(Boolean) ?? 0);
        expect(needed).toBe(fewest);
      }),
    );
  });
});

describe('timely closing', () => {
  it('tells what cannot be reached any more', () => {
    const lost = open(5, { missed: true, mayBeTimely: false });
    expect(cell('R28', { due: 20, closed: 10, timely: 10, open: [...lost, ...open(5)] }).words).toContain(
      '难以挽回：其余 5 件全部按时结案也只有 75.00%，低于 80%',
    );
    expect(cell('R28', { due: 20, closed: 16, timely: 16, open: lost.slice(1) }).words).not.toContain('难以挽回');
  });

  it('is beyond reach exactly when no outcome reaches the line', () => {
    const small = fc.record({
      timely: fc.nat({ max: 20 }),
      late: fc.nat({ max: 20 }),
      able: fc.nat({ max: 20 }),
      line: fc.constantFrom(50, 79.5, 80, 90, 100),
    });
    fc.assert(
      fc.property(small, ({ timely, late, able, line }) => {
        const due = timely + late + able;
        if (due === 0) return;
        const reachable = !isBelowLine(timely + able, due, line);
        const { words } = cell('R28', { due, closed: timely + late, timely, open: open(able) }, { timely: line });
        expect(words.includes('难以挽回')).toBe(!reachable);
        const need = Array.from({ length: able + 1 }, (_, k) => k).find((k) => !isBelowLine(timely + k, due, line));
        const said = /须按时结案 (\d+) 件|还需按时结案 (\d+) 件/.exec(words)?.slice(1).find(Boolean);
        if (need !== undefined) expect(Number(said ?? 0)).toBe(need);
      }),
    );
  });

  it('counts the months of the year, and warns at the last one before', () => {
    expect(cell('R28', { lowTimelyMonths: 2 }).state).toBe('near');
    expect(cell('R28', { lowTimelyMonths: 3 }).state).toBe('crossed');
    expect(cell('R27', { lowClosingMonths: 1 }).state).toBe('clear');
    expect(cell('R27', {}, { closingMonths: 1 }).state).toBe('clear');
  });

  it('asks of the rest of the year what is needed', () => {
    const year = { due: 1000, timely: 890, able: 0, expected: 200 };
    expect(cell('R29', { due: 1, year })).toMatchObject({ state: 'near', short: '须 95.0' });
    expect(cell('R29', { year: { ...year, timely: 700 } })).toMatchObject({ state: 'near', short: '难挽回' });
    expect(cell('R29', { yearRunning: false, year: { due: 190, timely: 170, able: 0, expected: 0 } })).toMatchObject({
      state: 'crossed',
      part: 170,
      whole: 190,
    });
  });
});

describe('counts', () => {
  it('tells how many more overdues cross R25', () => {
    expect(cell('R25', { countedOverdues: 2, open: open(4) })).toMatchObject({
      state: 'near',
      words: '再有 1 件超期未说明即触发；月内到期未办 4 件',
      cases: [1, 2, 3, 4],
    });
    expect(cell('R25', { countedOverdues: 3 }).state).toBe('crossed');
    expect(cell('R25', {}).state).toBe('clear');
  });

  it('holds the strict comparisons of R33 and R34 (TV11)', () => {
    const ended = (reworkBase: number, reworked: number) => ({ running: false, reworkBase, reworked });
    expect(cell('R33', ended(200, 20)).state).not.toBe('crossed');
    expect(cell('R34', ended(200, 20)).state).not.toBe('crossed');
    expect(cell('R34', ended(210, 21)).state).toBe('crossed');
    expect(cell('R33', ended(210, 21)).state).not.toBe('crossed');
    expect(cell('R33', ended(200, 21)).state).toBe('crossed');
    expect(cell('R33', ended(40, 5)).state).toBe('crossed');
    expect(cell('R33', ended(0, 0)).state).toBe('none');
    expect(cell('R34', { reworked: 20, reworkBase: 300 }).words).toBe('再有 1 件返工即触发');
  });

  it('names the fewest reworks that cross R33, under every base', () => {
    const small = fc.record({
      whole: fc.integer({ min: 1, max: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      line: fc.constantFrom(0, 5, 10, 12.5, 50),
      base: fc.constantFrom('checked' as const, 'due' as const, 'handled' as const),
    });
    fc.assert(
      fc.property(small, ({ whole, share, line, base }) => {
        const reworked = Math.floor(whole * share);
        const grows = base === 'checked' ? 1 : 0;
        const all = radarCells(facts({ reworked, reworkBase: whole }), { ...LINES, rework: line }, { t, base });
        const { words } = all.find(({ clause }) => clause === 'R33') ?? { words: '' };
        if (isAboveLine(reworked, whole, line)) {
          expect(words).toContain('现高于');
          return;
        }
        let more = 0;
        while (!isAboveLine(reworked + more, whole + more * grows, line)) more += 1;
        expect(words).toBe(`再有 ${more} 件返工即触发`);
      }),
    );
  });

  it('names how many passed checks bring R33 back', () => {
    expect(cell('R33', { reworked: 9, reworkBase: 84 }).words).toBe('现高于 10%，其后 6 件一次通过才回到线内');
  });

  it('follows the open case with the most reworks (R32)', () => {
    const reworks = [
      { caseId: 7, reworks: 2, open: true },
      { caseId: 8, reworks: 1, open: true },
    ];
    expect(cell('R32', { reworks })).toMatchObject({ state: 'near', count: 2, cases: [7] });
    expect(cell('R32', { reworks: [{ caseId: 9, reworks: 3, open: false }] }).state).toBe('crossed');
  });
});

it('never says clear of a line that is crossed, and uses a share of one or more up exactly then', () => {
  const small = fc.record({ due: fc.integer({ min: 1, max: 120 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(small, ({ due, share }) => {
      const closed = Math.round(due * share);
      const found = cell('R26', { running: false, due, closed });
      expect(found.share >= 1).toBe(found.state === 'crossed');
      expect(found.state === 'crossed').toBe(closed * 100 < 90 * due);
    }),
  );
});

it('tells every state in English too, without a word of Chinese', () => {
  const given = fc.record({
    running: fc.boolean(),
    yearRunning: fc.boolean(),
    due: fc.integer({ min: 0, max: 30 }),
    closed: fc.integer({ min: 0, max: 30 }),
    reworked: fc.integer({ min: 0, max: 30 }),
    reworkBase: fc.integer({ min: 0, max: 40 }),
    countedOverdues: fc.integer({ min: 0, max: 4 }),
    lowTimelyMonths: fc.integer({ min: 0, max: 4 }),
    openCases: fc.integer({ min: 0, max: 8 }),
  });
  fc.assert(
    fc.property(given, ({ openCases, ...one }) => {
      const year = { due: one.due, timely: one.closed, able: openCases, expected: openCases };
      const all = facts({ ...one, timely: one.closed, open: open(openCases), year });
      for (const { words, short } of radarCells(all, LINES, { t: translator(english), base: 'checked' })) {
        expect(words).not.toBe('');
        expect(words + short).not.toMatch(/[\u3000-\u9fff\uff00-\uffef{}]/);
      }
    }),
  );
});
