import { settingProblem } from '../../../../shared/setting/setting.ts';
import type { SettingKey } from '../../../../shared/setting/setting.ts';
import { reject } from '../../../../shared/case/rejection.ts';
import type { Rejected } from '../../../../shared/case/rejection.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { readFrozenFeed, readFrozenMonth } from '../../../../db/read/accountability.ts';
import { readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { figuresAsOf } from '../../../../db/read/figures.ts';
import { lastSequence } from '../../../../db/read/log.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { frozenDigest } from '../../../../db/write/frozen.ts';
import type { ActOf } from './execute.ts';

type Span = { readonly fromMs: number; readonly toMs: number };

/** The span of a month that has ended, or why it cannot be frozen. */
function endedMonth(store: ReadableStore, month: string, nowMs: number): Span | Rejected {
  const period = periodRange(month, readRules(store, nowMs).calendar.zone);
  return period.toMs <= nowMs ? period : reject('periodRunning', `${month} 尚未结束，月末 24:00 之后才可冻结`);
}

/** Stores the figures of an ended month, once, with the log's end and a digest (A3); verify recomputes them for ever. */
const freeze: ActOf<'freeze'> = ({ store, nowMs, by, fields: { month, asOfMs: given } }) => {
  const period = endedMonth(store, month, nowMs);
  if ('kind' in period) return period;
  if (readFrozenMonth(store, month)) return reject('frozenBefore', `${month} 的数字已冻结，不能再次冻结`);
  const asOfMs = given ?? nowMs;
  if (asOfMs > nowMs || asOfMs < period.toMs - 1000)
    return reject('wrongSpan', '截至时刻须在该月结束之后，且不晚于现在');
  const {
    'figures.attribution': attribution,
    'figures.timelyAt': timelyAt,
    'observation.counts': observation,
  } = readPeriodSettings(store, { period, asOfMs });
  const readings = {
    'figures.attribution': attribution,
    'figures.timelyAt': timelyAt,
    'observation.counts': observation,
  };
  const figures = Object.fromEntries(
    [...figuresAsOf(store, { period, asOfMs, readings })].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const facts = { month, asOfMs, throughSequence: lastSequence(store), readings, figures };
  const body = { ...facts, digest: frozenDigest(facts) };
  return { events: [{ kind: 'monthFrozen', occurredAtMs: nowMs, by, body }] };
};

/** The month's items for 12345 as they are now, once; later differences stand in the next feed. */
const freezeFeed: ActOf<'freezeFeed'> = ({ store, nowMs, feedOf, by, fields: { month } }) => {
  const period = endedMonth(store, month, nowMs);
  if ('kind' in period) return period;
  if (feedOf === null) return reject('nothingToFreeze', '此处不生成报送数据，不能冻结');
  if (readFrozenFeed(store, month, 'of')) return reject('frozenBefore', `${month} 的报送数据已冻结，不能再次冻结`);
  return { events: [{ kind: 'feedFrozen', occurredAtMs: nowMs, by, body: { month, ...feedOf(store, month, nowMs) } }] };
};

/** A setting that was tried holds from a date on, never backwards: figures of earlier periods keep theirs. */
const adoptSetting: ActOf<'adoptSetting'> = ({ nowMs, by, fields: { key, value, fromMs } }) => {
  const problem = settingProblem(key, value);
  if (problem) return reject('invalidField', problem);
  if (fromMs < nowMs) return reject('notBackwards', '采用的设置只能从现在或以后的时刻起生效');
  const body = { key: key as SettingKey, value, fromMs };
  return { events: [], city: [{ kind: 'settingChanged', occurredAtMs: nowMs, by, body }] };
};

export const monthActs = { freeze, freezeFeed, adoptSetting };
