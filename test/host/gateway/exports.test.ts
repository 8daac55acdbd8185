import { expect, test } from 'vitest';
import { haimen } from '../../fixture/findings.ts';
import { runningHost } from '../../fixture/runningHost.ts';

const NOW_MS = haimen('2016-11-05T09:00');

function nameOf(disposition: string | undefined): string {
  return decodeURIComponent(/^attachment; filename\*=UTF-8''(\S+)$/.exec(disposition ?? '')?.[1] ?? '');
}

test('hands over the table of a period and the cases behind a figure, as CSV and XLSX', async () => {
  await using running = await runningHost(NOW_MS);
  const table = await running.send('GET', '/export/assessment.csv?period=2016-10');
  expect(table.status).toBe(200);
  expect(nameOf(table.headers['content-disposition'])).toBe('考核数字 2016-10.csv');
  expect(table.headers['cache-control']).toBe('no-store');
  expect(table.text).toContain('分组,编码,单位,组内名次,结案率,及时结案率');
  expect(table.text).toContain('全市,,合计');
  const cases = await running.send(
    'GET',
    `/export/explanation.csv?period=2016-10&scope=unit:U&figure=timelyRate&reading=own&asOf=${NOW_MS}`,
  );
  expect(nameOf(cases.headers['content-disposition'])).toBe('U 及时结案率 2016-10.csv');
  expect(cases.text).toContain('案件号,类别,地址');
  const findings = await running.send('GET', '/export/findings.csv?period=2016-Q4&state=proposed&clause=R26');
  expect(nameOf(findings.headers['content-disposition'])).toBe('触线记录 2016-Q4.csv');
  expect(findings.text).toContain('编号,单位,条款,规则,触线');
  const workbook = await running.send('GET', '/export/explanation.xlsx?period=2016&scope=city&figure=check');
  expect(workbook.headers['content-type']).toContain('spreadsheetml.sheet');
  expect(workbook.text.startsWith('PK')).toBe(true);
});

test('answers in words where a question is none', async () => {
  await using running = await runningHost(NOW_MS);
  const names = [
    'assessment.csv',
    'assessment.csv?period=2016-13',
    'assessment.exe?period=2016-10',
    'other.csv?period=2016-10',
    'explanation.csv?period=2016-10&scope=city&figure=none',
    'explanation.csv?period=2016-10&scope=group:none&figure=due',
    'explanation.csv?period=2016-10&scope=city&figure=due&reading=none',
    'assessment.csv?period=2016-10&asOf=x',
    'findings.csv',
    'findings.csv?period=2016-10&state=none',
    'findings.csv?period=2016-10&clause=R99',
  ];
  for (const name of names) {
    const answer = await running.send('GET', `/export/${name}`);
    expect([name, answer.status]).toEqual([name, 404]);
    expect(answer.text).toMatch(/没有这个(文件|地址)/);
  }
});
