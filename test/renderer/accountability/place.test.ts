import { expect, test } from 'vitest';
import {
  accountabilityQuery,
  accountabilityStateOf,
  accountabilityStep,
  filtered,
  inOrder,
  neighbour,
  NO_FILTER,
} from '../../../renderer/screen/accountability/accountabilityState.ts';
import {
  asSpan,
  isPeriod,
  neighbourPeriod,
  periodWords,
  radarMonth,
} from '../../../renderer/screen/accountability/period.ts';
import { pageShortcut } from '../../../renderer/screen/accountability/shortcut.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import { FINDING_ROWS } from '../../fixture/accountabilityCity.ts';

const zone = 'Asia/Shanghai';
const t = translator(chinese);

test('the address names period, part, finding and filter, and keeps the language', () => {
  const state = accountabilityStateOf(
    '?lang=en&period=2026-10&finding=123&tab=feed&state=proposed&clause=R26&unit=T06',
  );
  expect(state).toMatchObject({
    period: '2026-10',
    findingId: 123,
    tab: 'feed',
    filter: { state: 'proposed', clause: 'R26', unit: 'T06' },
  });
  const back = accountabilityQuery('?lang=en', state);
  expect(accountabilityStateOf(back)).toEqual(state);
  expect(back).toContain('lang=en');
  expect(accountabilityStateOf('?period=2026-13&finding=-1&tab=x&state=y&clause=R99')).toMatchObject({
    period: null,
    findingId: null,
    tab: 'findings',
    filter: { state: null, clause: null },
  });
});

test('another period or part closes the form, and another period the finding too', () => {
  const open = accountabilityStep(accountabilityStateOf('?period=2026-10&finding=5'), {
    do: 'openAct',
    act: 'issue',
    id: 5,
  });
  expect(accountabilityStep(open, { do: 'open', id: 5 }).act).toBe('issue');
  expect(accountabilityStep(open, { do: 'open', id: 6 })).toMatchObject({ findingId: 6, act: null });
  expect(accountabilityStep(open, { do: 'showTab', tab: 'appeals' })).toMatchObject({ findingId: 5, act: null });
  expect(accountabilityStep(open, { do: 'showPeriod', period: '2026-09' })).toMatchObject({
    findingId: null,
    act: null,
  });
});

test('the undecided stand first, the gravest on top, and keys move through them', () => {
  const rows = inOrder(FINDING_ROWS);
  expect(rows.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 6 }, () => 'proposed'),
    'issued',
    'issued',
    'dismissed',
  ]);
  expect(rows[0]?.clause).toBe('R27');
  expect(neighbour(rows, null, 1)?.id).toBe(rows[0]?.id);
  expect(neighbour(rows, rows[0]?.id ?? 0, 1)?.id).toBe(rows[1]?.id);
  expect(neighbour(rows, rows[0]?.id ?? 0, -1)).toBeUndefined();
  expect(filtered(FINDING_ROWS, { ...NO_FILTER, unit: 'T06', state: 'proposed' }).map(({ clause }) => clause)).toEqual([
    'R27',
    'R26',
    'R33',
  ]);
  expect(filtered(FINDING_ROWS, { ...NO_FILTER, step: 3 }).map(({ clause }) => clause)).toEqual(['R27']);
});

test('periods step over the ends of years and change their span', () => {
  expect(['2026-01', '2026-Q1', '2026'].map((period) => neighbourPeriod(period, -1))).toEqual([
    '2025-12',
    '2025-Q4',
    '2025',
  ]);
  expect(neighbourPeriod('2026-12', 1)).toBe('2027-01');
  expect(asSpan('2026-11', 'quarter')).toBe('2026-Q4');
  expect(asSpan('2026-Q3', 'month')).toBe('2026-09');
  expect(asSpan('2026', 'month')).toBe('2026-12');
  expect(['2026', '2026-Q4', '2026-10', '2026-00', '26-10', '2026-Q5'].map(isPeriod)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(periodWords('2026-Q4', t)).toBe('2026 年第 4 季度');
});

test('the radar beside a period looks at its last month, but never past the month of now', () => {
  const nowMs = Date.parse('2026-11-25T10:00:00+08:00');
  expect(radarMonth('2026-10', nowMs, zone)).toBe('2026-10');
  expect(radarMonth('2026-Q4', nowMs, zone)).toBe('2026-11');
  expect(radarMonth('2026', nowMs, zone)).toBe('2026-11');
  expect(radarMonth('2025', nowMs, zone)).toBe('2025-12');
});

test('keys work in full width too, and not while an input method composes', () => {
  const press = { altKey: false, ctrlKey: false, metaKey: false, isComposing: false, keyCode: 0 };
  expect(pageShortcut({ ...press, key: 'ｊ' })).toEqual({ do: 'move', by: 1 });
  expect(pageShortcut({ ...press, key: '5' })).toEqual({ do: 'tab', tab: 'feed' });
  expect(pageShortcut({ ...press, key: 's' })).toEqual({ do: 'act', act: 'issue' });
  expect(pageShortcut({ ...press, key: 's', ctrlKey: true })).toBeNull();
  expect(pageShortcut({ ...press, key: 'j', isComposing: true })).toBeNull();
});
