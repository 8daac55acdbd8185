import { expect, test } from 'vitest';
import { appendAccountability } from '../../../db/write/accountabilityLog.ts';
import { readFindings } from '../../../db/read/accountability.ts';
import { feedPath } from '../../../shared/accountability/feedItem.ts';
import type { FeedView } from '../../../shared/contract/accountability.ts';
import { noticePath } from '../../../shared/accountability/notice.ts';
import { haimen } from '../../fixture/findings.ts';
import { runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';

const NOW_MS = haimen('2016-11-05T09:00');
const by = { party: 'leader', unit: null, seat: '值班长' } as const;

function drawn(running: RunningHost): number {
  const evidence = {
    measured: { kind: 'rate', part: 79, whole: 92 },
    threshold: 90,
    cases: {},
    months: [],
    figures: {},
    withExempt: null,
  } as const;
  const body = { clause: 'R26', unit: 'U', period: '2016-10', caseId: null, evidence } as const;
  const head = { occurredAtMs: NOW_MS, by };
  return appendAccountability(running.host.city().store, [{ ...head, kind: 'findingDrawn', body }], NOW_MS);
}

function nameOf(disposition: string | undefined): string {
  return decodeURIComponent(/^attachment; filename\*=UTF-8''(\S+)$/.exec(disposition ?? '')?.[1] ?? '');
}

test('hands over a notice as a DOCX under its Chinese name, kept by nobody on the way', async () => {
  await using running = await runningHost(NOW_MS);
  const id = drawn(running);
  const draft = await running.send('GET', noticePath(id));
  expect(draft.status).toBe(200);
  expect(draft.headers['content-type']).toContain('wordprocessingml.document');
  expect(draft.headers['cache-control']).toBe('no-store');
  expect(draft.headers['x-content-type-options']).toBe('nosniff');
  expect(nameOf(draft.headers['content-disposition'])).toBe('（未认定）关于U2016年10月数字城管结案率的通报.docx');
  expect(draft.text.startsWith('PK')).toBe(true);

  const decided = { finding: id, reason: '属实', documentNumber: '数城通〔2016〕9号', replyDueAtMs: null };
  const event = { kind: 'findingIssued', occurredAtMs: NOW_MS, by, body: decided } as const;
  appendAccountability(running.host.city().store, [event], NOW_MS);
  expect(readFindings(running.host.city().store)).toHaveLength(1);
  const issued = await running.send('GET', noticePath(id));
  expect(nameOf(issued.headers['content-disposition'])).toBe(
    '数城通〔2016〕9号关于U2016年10月数字城管结案率的通报.docx',
  );
});

test('hands over a feed in each format', async () => {
  await using running = await runningHost(NOW_MS);
  const csv = await running.send('GET', feedPath('2016-10', 'csv'));
  expect(nameOf(csv.headers['content-disposition'])).toBe('12345考核推送2016-10（预览）.csv');
  expect(csv.text).toContain('月份,单位编码,单位');
  const view = await running.ask<FeedView>('accountability.feed', { month: '2016-10' });
  expect(view).toMatchObject({ month: '2016-10', frozen: null, changes: [], honours: [] });
  const { digest, items } = view;
  expect(JSON.parse((await running.send('GET', feedPath('2016-10', 'json'))).text)).toMatchObject({ digest, items });
  expect((await running.send('GET', feedPath('2016-10', 'xlsx'))).text.startsWith('PK')).toBe(true);
});

test('guards files as everything else, and answers in words where there is none', async () => {
  await using running = await runningHost(NOW_MS);
  const path = noticePath(drawn(running));
  const own = `127.0.0.1:${running.host.port}`;
  expect((await running.send('GET', path, { headers: { host: 'city.example' } })).status).toBe(403);
  expect((await running.send('GET', path, { headers: { host: own, origin: 'http://evil.example' } })).status).toBe(403);
  const posted = await running.send('POST', path, { headers: { 'content-type': 'application/json' }, body: '{}' });
  expect(posted.status).toBe(404);
  const names = ['notice/999.docx', 'notice/0.docx', 'notice/1.pdf', 'notice/x.docx', 'notice/9999999999999999.docx'];
  for (const name of [...names, 'feed/2016-13.csv', 'feed/2016-10.sh', 'feed/..%2F..%2Fcity.db', 'other/1.docx']) {
    const answer = await running.send('GET', `/file/${name}`);
    expect([name, answer.status]).toEqual([name, 404]);
    expect(answer.text).toMatch(/没有这个(文件|地址)/);
  }
});
