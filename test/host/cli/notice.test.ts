import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appendAccountability } from '../../../db/write/accountabilityLog.ts';
import { jsonOf, runCityHere } from '../../fixture/city.ts';
import { septemberCity } from '../../fixture/feedCity.ts';
import { haimen } from '../../fixture/findings.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';
import { unzipped } from '../../fixture/unzipped.ts';

const NOW_MS = haimen('2016-10-03T09:00');
const by = { party: 'leader', unit: null, seat: '值班长' } as const;

test('prints a notice, and writes it as a DOCX over nothing', async () => {
  using city = septemberCity();
  using folder = temporaryFolder();
  const evidence = {
    measured: { kind: 'rate', part: 0, whole: 1 },
    threshold: 90,
    cases: { open: [1] },
    months: [],
    figures: { timely: 0 },
    withExempt: null,
  } as const;
  const body = { clause: 'R26', unit: 'U', period: '2016-09', caseId: null, evidence } as const;
  const id = appendAccountability(city.store, [{ kind: 'findingDrawn', occurredAtMs: NOW_MS, by, body }], NOW_MS);
  const run = (...words: string[]) => runCityHere(['notice', ...words, '--data', city.folder]);

  const printed = await run(String(id));
  expect(printed).toMatchObject({ code: 0, stderr: '未认定：仅为草稿，不编文号。\n' });
  expect(printed.stdout).toContain('应结案1件，结案0件，结案率0.00%，低于90%');
  expect(printed.stdout).toMatch(/1 +20160905-00001 +.+ +— +2016年9月5日15时 +期末未结案，2016年9月6日结案/);

  const path = folder.file('a.docx', '').replace('a.docx', 'b.docx');
  const written = await run(String(id), '--out', path, '--json');
  expect(jsonOf(written)).toMatchObject({ mark: '未认定', documentNumber: '', file: path });
  expect((await unzipped(readFileSync(path))).get('word/document.xml')).toContain('结案率0.00%');

  expect(await run(String(id), '--out', path)).toMatchObject({ code: 2 });
  expect((await run('999')).stderr).toContain('没有编号为 999 的问责');
  expect((await run('x')).stderr).toContain('编号应为数字');
  expect((await run(String(id), '--out', 'a.pdf')).stderr).toContain('--out 的扩展名应为 .docx');
});
