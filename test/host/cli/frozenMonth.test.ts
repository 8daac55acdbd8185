import { expect, test } from 'vitest';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { jsonOf, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

const PLAYED = [
  { unit: { id: 'A01', name: '城管局', group: 'bureau' } },
  { limit: { category: 'event:06010', name: '暴露垃圾', amount: 4, per: 'workHour' } },
  {
    at: '2016-09-05T09:00:00+08:00',
    as: 'centre',
    do: 'report',
    case: 'A',
    source: 'public',
    category: 'event:06010',
    description: '垃圾',
  },
  { as: 'centre', do: 'accept', case: 'A' },
  { as: 'centre', do: 'dispatch', case: 'A', unit: 'A01' },
  { at: '2016-09-05T10:00:00+08:00', as: 'unit:A01', do: 'feedback', case: 'A', result: '已清' },
  { as: 'supervisor', do: 'recordCheck', case: 'A', result: 'pass' },
  { at: '2016-10-02T09:00:00+08:00', as: 'leader', do: 'freeze', month: '2016-09' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

test('a frozen month still comes out of the log after old cases were imported into it; live figures count them', async () => {
  using folder = temporaryFolder();
  const data = folder.folder('data');
  const run = async (...words: readonly string[]) => await runCityHere([...words, '--data', data, '--json']);
  expect(await run('play', folder.file('played.jsonl', PLAYED))).toMatchObject({ code: 0 });
  const due = async () => {
    const september = jsonOf(await run('figures', '--month', '2016-09', '--unit', 'A01')) as readonly { due: number }[];
    return september.map((one) => one.due);
  };
  expect(await due()).toEqual([1]);

  const old = caseTable({ 编号: 'O1' }, { 编号: 'O2', 结案: '2016-09-05 18:00:00' });
  const profile = folder.file('plain.json', plainProfile);
  expect(await run('import', 'cases', folder.file('old.csv', old), '--profile', profile)).toMatchObject({ code: 0 });
  expect(await due()).toEqual([3]);
  expect(jsonOf(await run('verify'))).toMatchObject({ ok: true });
  // Imported history is no fact that draws anything (A30).
  expect(jsonOf(await run('findings', '--year', '2016', '--unit', 'A01'))).toEqual([]);
});
