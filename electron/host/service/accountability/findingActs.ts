import type { NewAccountabilityEvent } from '../../../../shared/accountability/accountabilityEvent.ts';
import { nextDocumentNumber, noticeKindOf, numberPrefixOf } from '../../../../shared/accountability/documentNumber.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import type { Proposal } from '../../../../shared/accountability/engine.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { replyDueAtMs } from '../../../../shared/accountability/reply.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import { reject } from '../../../../shared/case/rejection.ts';
import type { Rejected } from '../../../../shared/case/rejection.ts';
import { localParts } from '../../../../shared/time/zone.ts';
import { readDocumentNumbers, readFinding } from '../../../../db/read/accountability.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import type { ReadableStore, WritableStore } from '../../../../db/store/handle.ts';
import type { ActOf } from './execute.ts';
import { drawOrExtend } from './follow.ts';

function known(store: ReadableStore, id: number): Finding | Rejected {
  return readFinding(store, id) ?? reject('noFinding', '没有这条问责提示，请核对');
}

function proposed(store: ReadableStore, id: number): Finding | Rejected {
  const finding = known(store, id);
  if ('kind' in finding || finding.state === 'proposed') return finding;
  const word = finding.state === 'issued' ? '已认定' : '已不予认定';
  return reject('notProposed', `此条${word}，不能再次决定`);
}

const issueFinding: ActOf<'issueFinding'> = ({ store, nowMs, by, fields: { finding: id, reason } }) => {
  const finding = proposed(store, id);
  if ('kind' in finding) return finding;
  const { settings, calendar } = readRules(store, nowMs);
  const { year } = localParts(nowMs, calendar.zone);
  const { clause } = finding;
  const prefix = numberPrefixOf(clause, settings);
  const documentNumber = nextDocumentNumber(noticeKindOf(clause), year, readDocumentNumbers(store, prefix), prefix);
  const replyDueMs = ruleOf(clause).reply ? replyDueAtMs(nowMs, settings['result.days'], calendar.zone) : null;
  const body = { finding: id, reason, documentNumber, replyDueAtMs: replyDueMs };
  return { events: [{ kind: 'findingIssued', occurredAtMs: nowMs, by, body }], finding: id };
};

const dismissFinding: ActOf<'dismissFinding'> = ({ store, nowMs, by, fields: { finding: id, reason } }) => {
  const finding = proposed(store, id);
  if ('kind' in finding) return finding;
  return {
    events: [{ kind: 'findingDismissed', occurredAtMs: nowMs, by, body: { finding: id, reason } }],
    finding: id,
  };
};

/** A31: only an issued finding becomes a major one, once; then R40 follows for the unit and its posts. */
const markMajor: ActOf<'markMajor'> = ({ store, nowMs, by, fields: { finding: id, grounds, posts } }) => {
  const finding = known(store, id);
  if ('kind' in finding) return finding;
  if (finding.state !== 'issued' || finding.clause === 'R40')
    return reject('notIssued', '只有已认定的问责才可列为重大责任追究案件');
  if (finding.major) return reject('markedBefore', '此条已列为重大责任追究案件');
  const marked: NewAccountabilityEvent = {
    kind: 'findingMarkedMajor',
    occurredAtMs: nowMs,
    by,
    body: { finding: id, grounds, posts },
  };
  const words = `${ruleOf(finding.clause).article}（${finding.period}）列为重大责任追究案件：${grounds}`;
  return { events: [marked, ...drawnOfYear(store, nowMs, { clause: 'R40', unit: finding.unit, words })], finding: id };
};

const recordResult: ActOf<'recordResult'> = ({ store, nowMs, by, fields: { finding: id, result } }) => {
  const finding = known(store, id);
  if ('kind' in finding) return finding;
  if (finding.state === 'dismissed') return reject('dismissedBefore', '此条已不予认定，无需登记处理结果');
  return {
    events: [{ kind: 'resultRecorded', occurredAtMs: nowMs, by, body: { finding: id, result } }],
    finding: id,
  };
};

const PROVEN = { inaction: '不作为', slow: '慢作为', wrong: '乱作为' } as const;

/** R30, unless nothing was proven. */
const concludeInvestigation: ActOf<'concludeInvestigation'> = ({ store, nowMs, by, fields }) => {
  const { unit, proven, note = null } = fields;
  if (!readRules(store, nowMs).units.has(unit)) return reject('unknownUnit', `没有编码为“${unit}”的联动单位`);
  const concluded: NewAccountabilityEvent = {
    kind: 'investigationConcluded',
    occurredAtMs: nowMs,
    by,
    body: { unit, proven, note },
  };
  if (proven === 'none') return { events: [concluded] };
  const words = `经调查证实存在${PROVEN[proven]}${note === null ? '。' : `：${note}`}`;
  return { events: [concluded, ...drawnOfYear(store, nowMs, { clause: 'R30', unit, words })] };
};

/** A finding of the year of the decision (A23) that rests on the words of people. */
function drawnOfYear(
  store: WritableStore,
  nowMs: number,
  { clause, unit, words }: { readonly clause: Clause; readonly unit: string; readonly words: string },
): readonly NewAccountabilityEvent[] {
  const { settings, calendar } = readRules(store, nowMs);
  const { zone } = calendar;
  if (nowMs < effectiveFromMs(settings, { begunAtMs: readCity(store).begunAtMs, zone })) return [];
  const proposal: Proposal = {
    clause,
    unit,
    period: String(localParts(nowMs, zone).year),
    caseId: null,
    evidence: {
      measured: { kind: 'judgement', words },
      threshold: null,
      cases: {},
      months: [],
      figures: {},
      withExempt: null,
    },
  };
  return drawOrExtend(store, [proposal], nowMs);
}

export const findingActs = { issueFinding, dismissFinding, markMajor, recordResult, concludeInvestigation };
