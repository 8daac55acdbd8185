import pino from 'pino';
import { expect, test } from 'vitest';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { openReports } from '../../../electron/host/service/report/reports.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const START_MS = Date.parse('2016-09-05T09:00:00+08:00');
const log = pino({ level: 'silent' });
const asked = {
  period: { fromMs: Date.parse('2016-09-01T00:00:00+08:00'), toMs: Date.parse('2016-10-01T00:00:00+08:00') },
  asOfMs: Date.parse('2016-10-08T00:00:00+08:00'),
};

/** A thread that ends itself at the first report, answers the second with its number, or never answers at all. */
function threadThat(does: string): URL {
  const text = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id, name, input }) => { ${does} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

test('a report on the thread answers what the same reading answers here, also after more was written', async () => {
  using city = storeCity(START_MS);
  const reports = openReports({ folder: city.folder, log });
  try {
    const early = await reports.run('figures', asked);
    expect(early).toEqual(figuresAsOf(city.store, asked));
    city.give('report', 'supervisor', {
      source: 'supervisor',
      category: 'event:06010',
      description: '果皮箱满溢',
      address: '长江路 1 号',
    });
    city.give('accept', 'centre', {});
    city.give('dispatch', 'centre', { unit: 'U' });
    const late = await reports.run('figures', asked);
    expect(late.get('U')?.due).toBe(1);
    expect(late).toEqual(figuresAsOf(city.store, asked));
  } finally {
    await reports.stop();
  }
});

test('a crash of the thread costs the running report only, and says so', async () => {
  const thread = threadThat(
    `if (input.asOfMs === 0) process.exit(1); parentPort.postMessage({ id, answer: input.asOfMs });`,
  );
  const reports = openReports({ folder: '/', log, thread });
  const lost = reports.run('figures', { ...asked, asOfMs: 0 });
  const next = reports.run('figures', { ...asked, asOfMs: 7 });
  await expect(lost).rejects.toThrow('报表计算意外中断');
  await expect(next).resolves.toBe(7);
  await reports.stop();
});

test('a fault inside a report reaches people in words, and the thread goes on', async () => {
  const thread = threadThat(`
    if (input.asOfMs === 7) parentPort.postMessage({ id, answer: 7 });
    else parentPort.postMessage({ id, fault: 'stack', words: input.asOfMs === 0 ? null : '没有这个月份的数据。' });`);
  const reports = openReports({ folder: '/', log, thread });
  await expect(reports.run('figures', { ...asked, asOfMs: 0 })).rejects.toThrow('报表计算出错，请查看主机日志。');
  await expect(reports.run('figures', { ...asked, asOfMs: 1 })).rejects.toThrow('没有这个月份的数据。');
  await expect(reports.run('figures', { ...asked, asOfMs: 7 })).resolves.toBe(7);
  await reports.stop();
});

test('a folder without a store is told as such', async () => {
  const reports = openReports({ folder: '/nowhere', log });
  await expect(reports.run('figures', asked)).rejects.toThrow('报表');
  await reports.stop();
});

test('a report can be given up while it waits and while it runs, and the others are made', async () => {
  const thread = threadThat(`if (input.asOfMs !== 0) parentPort.postMessage({ id, answer: input.asOfMs });`);
  const reports = openReports({ folder: '/', log, thread });
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = reports.run('figures', { ...asked, asOfMs: 0 }, { signal: running.signal });
  const second = reports.run('figures', { ...asked, asOfMs: 2 }, { signal: waiting.signal });
  const third = reports.run('figures', { ...asked, asOfMs: 3 });
  waiting.abort();
  await expect(second).rejects.toThrow('报表计算已取消。');
  running.abort();
  await expect(first).rejects.toThrow('报表计算已取消。');
  await expect(third).resolves.toBe(3);
  await expect(reports.run('figures', asked, { signal: AbortSignal.abort() })).rejects.toThrow('报表计算已取消。');
  await reports.stop();
});

test('a host that stops breaks off what runs and refuses what waits or comes', async () => {
  const reports = openReports({ folder: '/', log, thread: threadThat('') });
  const left = [reports.run('figures', asked), reports.run('figures', asked)];
  const refused = left.map((one) => expect(one).rejects.toThrow('主机正在停止，报表未计算。'));
  await reports.stop();
  await Promise.all(refused);
  await expect(reports.run('figures', asked)).rejects.toThrow('主机正在停止');
});

test('a quick question of a page is answered while a long report runs, and what is made ahead waits for both', async () => {
  const thread = threadThat(`
    if (name === 'figures' && input.asOfMs === 0) setTimeout(() => parentPort.postMessage({ id, answer: 'long' }), 300);
    else parentPort.postMessage({ id, answer: name });`);
  const reports = openReports({ folder: '/', log, thread });
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  const nowMs = asked.asOfMs;
  await Promise.all([
    reports.run('figures', { ...asked, asOfMs: 0 }).then(note('long')),
    reports.run('assessmentTrend', { query: { period: '2016-09' }, nowMs }, { ahead: true }).then(note('ahead')),
    reports.run('figures', asked).then(note('next')),
    reports.run('finding', { id: 1, nowMs }).then(note('quick')),
  ]);
  expect(order).toEqual(['quick', 'long', 'next', 'ahead']);
  await reports.stop();
});
