import { expect, test } from 'vitest';
import { jsonOf, runCityHere } from '../fixture/city.ts';
import { temporaryFolder } from '../fixture/tableFile.ts';

/** A real month's bulletin (TV2): its numbers are too many for a file to be read. */
const BULLETIN = { filed: 996, due: 972, closed: 911, timely: 737 };

/** One line of a scenario; `at` on the day and time of December 2016. */
function line(at: string, fields: object): string {
  return JSON.stringify({ at: `2016-12-${at}:00+08:00`, ...fields });
}

/** The commands of one filed case, to be played in the order of their times. */
function caseLines(no: number, until: string): readonly string[] {
  const label = `A${no}`;
  const report = { source: 'public', category: 'event:06010', description: '垃圾' };
  const begun = '05T08:00';
  const lines = [
    line(begun, { as: 'centre', do: 'report', case: label, ...report }),
    line(begun, { as: 'centre', do: 'accept', case: label }),
    line(begun, { as: 'centre', do: 'dispatch', case: label, unit: 'U', until }),
  ];
  if (no > BULLETIN.closed) return lines;
  const fedBack = no <= BULLETIN.timely ? '15T12:00' : '20T09:00';
  return [
    ...lines,
    line(fedBack, { as: 'unit:U', do: 'feedback', case: label, result: '已清理' }),
    line(fedBack, { as: 'supervisor', do: 'recordCheck', case: label, result: 'pass' }),
  ];
}

test(
  'TV2: a month like that of a real bulletin is above the line of R26 and counts for R28',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryFolder();
    const cases = Array.from({ length: BULLETIN.filed }, (_, index) =>
      caseLines(index + 1, index < BULLETIN.due ? '2016-12-15T12:00:00+08:00' : '2017-01-04T12:00:00+08:00'),
    );
    const { due, closed, timely } = BULLETIN;
    const lines = [
      // One month is enough here, so that the month itself shows whether it counts.
      { setting: { 'rule.R28.months': 1, 'rule.R27.months': 1 } },
      { unit: { id: 'U', name: '城管局', group: 'bureau' } },
      { limit: { category: 'event:06010', name: '暴露垃圾', amount: 4, per: 'workHour' } },
    ].map((one) => JSON.stringify(one));
    const end = '2017-01-01T00:00:00+08:00';
    const played = [
      ...lines,
      // Equal times keep their order.
      ...cases
        .flat()
        .toSorted((a, b) => (a.slice(0, 32) < b.slice(0, 32) ? -1 : a.slice(0, 32) > b.slice(0, 32) ? 1 : 0)),
      JSON.stringify({
        at: end,
        expect: 'figures',
        unit: 'U',
        month: '2016-12',
        due,
        closed,
        timely,
        dispatched: BULLETIN.filed,
      }),
      JSON.stringify({
        expect: 'findings',
        unit: 'U',
        only: ['R26', 'R27', 'R28'],
        are: [{ clause: 'R28', period: '2016' }],
      }),
    ].join('\n');
    const data = folder.folder('data');
    const ran = await runCityHere(['play', folder.file('bulletin.jsonl', played), '--data', data]);
    expect(ran).toMatchObject({ code: 0, stdout: '2 passed, 0 failed\n', stderr: '' });
    const figures = await runCityHere(['figures', '--month', '2016-12', '--as-of', end, '--data', data]);
    expect(figures.stdout).toMatch(/U +城管局 +972 +911 +737 +93\.72% +75\.82%/);
    const found = await runCityHere(['findings', '--year', '2016', '--clause', 'R28', '--json', '--data', data]);
    expect(jsonOf(found)).toMatchObject([
      { period: '2016', numbers: { months: [{ part: 737, whole: 972, line: 80 }] } },
    ]);
  },
);
