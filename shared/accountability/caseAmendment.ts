import type { Cause, CaseFile } from '../case/caseFile.ts';
import type { NewEvent } from '../case/event.ts';
import { isCorrected } from '../case/miss.ts';
import { formatDateTime } from '../time/words.ts';
import type { TimeZone } from '../time/zone.ts';
import type { AmendmentCause } from './finding.ts';

/** A later fact of a case that lets findings drawn before be seen otherwise; they stay, an amendment stands beside. */
export type CaseAmendment = {
  readonly because: AmendmentCause;
  /** Whose findings it concerns; null: all. */
  readonly unit: string | null;
  /** Only findings drawn after this instant; null: all. */
  readonly drawnAfterMs: number | null;
  readonly note: string;
};

export type CaseStep = {
  readonly event: NewEvent;
  /** The case before and after the events that were written together. */
  readonly before: CaseFile | null;
  readonly after: CaseFile;
  readonly recordedAtMs: number;
  readonly zone: TimeZone;
};

/** What of the acts of others may be entered later and decides figures or counts. */
const ENTERED: ReadonlySet<NewEvent['kind']> = new Set([
  'fedBack',
  'checked',
  'returned',
  'extensionRequested',
  'observationSubmitted',
  'explained',
] as const);

const CORRECTED: Readonly<Record<'entry' | 'extension' | 'observation' | 'amendment', string>> = {
  entry: '补录的办理不晚于时限，原超时记录更正',
  extension: '时限内提出的延时申请获批，原超时记录更正',
  observation: '时限内提出的待观察申请获批，原超时记录更正',
  amendment: '案件更正后时限改变，原超时记录更正',
};

const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  unit: '单位原因',
  platform: '平台原因',
  forceMajeure: '不可抗力',
  other: '其他原因',
};

/** Whether an event corrects what findings may rest on, and how (scenario's points 3, 11, 13, 14); null: it does not. Pure. */
export function amendedByCase({ event, before, after, recordedAtMs, zone }: CaseStep): CaseAmendment | null {
  const amendment = (because: AmendmentCause, unit: string | null, words: string): CaseAmendment => ({
    because,
    unit,
    drawnAfterMs: null,
    note: `案件 ${after.number}：${words}。`,
  });
  const unitOf = (no: number | null): string | null => after.tasks.find((task) => task.no === no)?.unit ?? null;
  switch (event.kind) {
    case 'voided':
      return amendment('void', null, `已作废（${event.body.reason}），不再计入`);
    case 'causeAttributed': {
      const { task, cause, reason } = event.body;
      const known = before?.tasks.find(({ no }) => no === task)?.cause ?? null;
      if (task === null || excuses(known) === excuses(cause)) return null;
      return amendment('cause', unitOf(task), `超时原因认定为${CAUSE_WORDS[cause]}（${reason}）`);
    }
    case 'appealReviewed':
      if (!after.appeal || !isUpheld(after) || (before && isUpheld(before))) return null;
      return amendment('appeal', after.appeal.unit, '申诉经两人复核成立，按及时计');
    case 'missCorrected':
      if (event.body.duty !== 'handling') return null;
      return amendment(event.body.because, unitOf(event.body.task), CORRECTED[event.body.because]);
    case 'amended': {
      const limit = event.body.limit;
      if (!limit) return null;
      return amendment(
        'amendment',
        after.tasks.at(-1)?.unit ?? null,
        `更正后时限为 ${formatDateTime(limit.dueAtMs, zone)}`,
      );
    }
    case 'returnRuled':
      if (!event.body.justified) return null;
      return amendment('ruling', event.body.unit, '回退经裁定有理由，不再计入');
    default: {
      if (!ENTERED.has(event.kind) || event.evidence === null || event.occurredAtMs >= recordedAtMs) return null;
      const words = `${formatDateTime(event.occurredAtMs, zone)} 的办理于 ${formatDateTime(recordedAtMs, zone)} 补录`;
      return { ...amendment('entry', after.tasks.at(-1)?.unit ?? null, words), drawnAfterMs: event.occurredAtMs };
    }
  }
}

function excuses(cause: Cause | null): boolean {
  return cause !== null && cause !== 'unit';
}

function isUpheld(file: CaseFile): boolean {
  return file.tasks.some((task) => isCorrected(file, task));
}

const TOUCHING: ReadonlySet<NewEvent['kind']> = new Set([
  'limitMissed',
  'returnRuled',
  'judged',
  'voided',
  'causeAttributed',
  'appealReviewed',
  'missCorrected',
  'amended',
] as const);

/** Whether an event can draw or amend a finding at all: all others cost accountability nothing. */
export function touchesFindings({ kind, body, evidence }: NewEvent): boolean {
  if (evidence !== null && ENTERED.has(kind)) return true;
  if (kind === 'checked') return body.result === 'fail';
  if (kind === 'limitMissed' || kind === 'missCorrected') return body.duty === 'handling';
  return TOUCHING.has(kind);
}
