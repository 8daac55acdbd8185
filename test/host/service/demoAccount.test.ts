import { expect, test } from 'vitest';
import { fillAll } from '../../../db/demo/fill.ts';
import { readFindings } from '../../../db/read/accountability.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { evaluateClosing } from '../../../electron/host/service/accountability/closing.ts';
import { fillAccount, lacksAccount } from '../../../electron/host/service/demoAccount/fillAccount.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { demoStore, temporaryFolder } from '../../fixture/demoStore.ts';

const NOW = parseIso('2026-11-12T10:00:00+08:00') ?? Number.NaN;
/** Six weeks of cases: one whole month and its bulletin. */
const CASES = 7000;

/** Fills in accountability, broken off after so many turns. */
async function fill(store: WritableStore, turns = Infinity): Promise<void> {
  let left = turns;
  await fillAccount(store, {
    evaluate: (closing) => Promise.resolve(evaluateClosing(store, closing)),
    rest: () => {
      left -= 1;
      return Promise.resolve(left >= 0);
    },
  });
}

function told(store: WritableStore) {
  return readFindings(store).map(
    ({ clause, unit, period, drawnAtMs, state, decision, result, amendments, extensions }) => ({
      key: `${clause} ${unit} ${period}`,
      drawnAtMs,
      state,
      decidedAtMs: decision?.atMs ?? null,
      documentNumber: decision?.documentNumber ?? null,
      result: result?.text ?? null,
      amendments: amendments.map(({ atMs, because }) => `${atMs} ${because}`),
      extensions: extensions.map(({ atMs }) => atMs),
    }),
  );
}

test('the past of a demonstration has its findings, each at its moment, and they stay the same however often it is broken off', async () => {
  using whole = temporaryFolder();
  using broken = temporaryFolder();
  using first = demoStore(whole.path, { nowMs: NOW, cases: CASES });
  using second = demoStore(broken.path, { nowMs: NOW, cases: CASES });
  for (const { store, world } of [first, second]) fillAll(store, world);

  await fill(first.store);
  expect(lacksAccount(first.store)).toBe(false);
  for (const turns of [150, 230]) await fill(second.store, turns);
  await fill(second.store);
  expect(told(second.store)).toEqual(told(first.store));

  const findings = told(first.store);
  expect(findings.every(({ drawnAtMs }) => drawnAtMs <= NOW)).toBe(true);
  expect(findings.filter(({ key }) => key.endsWith(' 2026-10')).length).toBeGreaterThan(3);
  expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['issued', 'dismissed', 'proposed']));
  for (const { store } of [first, second]) expect(verifyStore(store).problems).toEqual([]);
}, 120_000);
