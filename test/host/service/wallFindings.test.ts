import { expect, test } from 'vitest';
import { appendAccountability } from '../../../db/write/accountabilityLog.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import { wallFindingsOf } from '../../../electron/host/service/wallFindings.ts';
import type { NewAccountabilityEvent } from '../../../shared/accountability/accountabilityEvent.ts';
import type { Evidence } from '../../../shared/accountability/finding.ts';
import { septemberCity } from '../../fixture/feedCity.ts';
import { haimen } from '../../fixture/findings.ts';

const by = { party: 'leader', unit: null, seat: '值班长' } as const;
const EVIDENCE: Evidence = {
  measured: { kind: 'rate', part: 1, whole: 2 },
  threshold: 90,
  cases: {},
  months: [],
  figures: {},
  withExempt: null,
};

function drawn(unit: string, occurredAtMs: number): NewAccountabilityEvent {
  const body = { clause: 'R26', unit, period: '2016-09', caseId: null, evidence: EVIDENCE } as const;
  return { kind: 'findingDrawn', occurredAtMs, by, body };
}

test('the wall shows what a person has issued, and proposals only where the setting says so, each marked', () => {
  using city = septemberCity();
  const { store } = city;
  const nowMs = haimen('2016-10-05T09:00');
  const issued = appendAccountability(store, [drawn('U', nowMs)], nowMs);
  const proposed = appendAccountability(store, [drawn('V', nowMs)], nowMs);
  expect(wallFindingsOf(store, nowMs).findings).toEqual([]);

  const decision = { finding: issued, reason: '属实', documentNumber: '数城管〔2016〕1 号', replyDueAtMs: null };
  appendAccountability(store, [{ kind: 'findingIssued', occurredAtMs: nowMs, by, body: decision }], nowMs);
  const shown = wallFindingsOf(store, nowMs);
  expect(shown.findings).toMatchObject([
    {
      id: issued,
      clause: 'R26',
      documentNumber: '数城管〔2016〕1 号',
      decidedAtMs: nowMs,
      issued: true,
    },
  ]);
  expect(shown.ladder.map(({ month, year }) => [month, year])).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  // In the next month it stands in the year only, in the next year no more.
  expect(wallFindingsOf(store, haimen('2016-11-02T09:00')).ladder[1]).toMatchObject({ month: 0, year: 1 });
  expect(wallFindingsOf(store, haimen('2017-01-02T09:00')).findings).toEqual([]);

  const setting = { key: 'wall.showProposals', value: true, fromMs: null } as const;
  appendCityEvents(store, [{ kind: 'settingChanged', occurredAtMs: nowMs, by, body: setting }], nowMs);
  // The city's own overdues have drawn proposals too.
  const ofRates = wallFindingsOf(store, nowMs).findings.filter(({ clause }) => clause === 'R26');
  expect(ofRates.map(({ id, issued: is }) => [id, is])).toEqual([
    [proposed, false],
    [issued, true],
  ]);
});
