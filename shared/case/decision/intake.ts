import type { CaseFile } from '../caseFile.ts';
import { clockRuns, responsibleTask } from '../caseFile.ts';
import type { CommandFields } from '../command.ts';
import { photoPart } from '../photo.ts';
import { reject } from '../rejection.ts';
import type { Rejected } from '../rejection.ts';
import type { BareEvent, DecideContext, DecisionOf } from '../decide.ts';
import type { Amendment } from '../event.ts';
import type { Rules } from '../rules.ts';
import { hourEnd, limitFor, underLimit } from './limit.ts';

function factProblem(category: string, condition: string | null, rules: Rules): Rejected | null {
  if (!rules.categories.has(category)) return reject('unknownCategory', `分类目录没有“${category}”，请重新选择类别`);
  if (condition === null) return null;
  const rows = rules.handbook.get(category) ?? [];
  if (rows.some((row) => row.condition === condition)) return null;
  return reject('unknownCondition', `指挥手册没有“${rules.categories.get(category)}”的“${condition}”这一情形`);
}

function placeProblem(lat: number | undefined, lng: number | undefined): Rejected | null {
  if ((lat === undefined) === (lng === undefined)) return null;
  return reject('invalidField', '经度和纬度须同时填写');
}

const report: DecisionOf<'report'> = ({ fields, atMs, context }) => {
  const { category, condition = null, lat, lng } = fields;
  const problem = factProblem(category, condition, context.rules) ?? placeProblem(lat, lng);
  if (problem) return problem;
  const made = context.newCase;
  if (!made) throw new Error('a report needs the number of its case');
  const body = {
    number: made.number,
    source: fields.source,
    category,
    condition,
    description: fields.description,
    address: fields.address ?? null,
    lat: lat ?? null,
    lng: lng ?? null,
    cell: made.cell,
    hazard: fields.hazard ?? false,
    reporter: made.reporter,
    dutyDueAtMs: hourEnd('acceptance', atMs, context.rules),
    ...photoPart(fields),
  };
  return { events: [{ kind: 'reported', body }] };
};

const linkDuplicate: DecisionOf<'linkDuplicate'> = ({ file, fields, context: { first } }) => {
  if (!first) return reject('unknownCase', `没有编号为“${fields.of}”的案件`);
  if (first.id === file.id) return reject('linkedToItself', '不能并入案件自身');
  // Two desks that link two reports to each other at once would leave nobody with either.
  if (first.linkedTo === file.id) return reject('linkedToItself', `${first.number} 已并入本案，不能互相并入`);
  return {
    events: [{ kind: 'duplicateLinked', body: { of: first.id, ofNumber: first.number, note: fields.note ?? null } }],
  };
};

/** The amended facts of the case; a new category drops a condition that was not named with it. */
function changesOf(fields: CommandFields['amend'], context: DecideContext): Amendment {
  const { reason: _reason, category, ...rest } = fields;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...(category !== undefined && { category, condition: null }),
    ...given,
    ...(fields.lat !== undefined && { cell: context.cell ?? null }),
  };
}

type NewLimit = Extract<BareEvent, { kind: 'amended' }>['body']['limit'];

/**
 * The limit of the amended category from the same dispatch with the same pauses; null where the deadline stays: no task,
 * or one that stands by an explicit date, an extension or an observation (Points settled 7).
 */
function amendedLimit(file: CaseFile, amended: CaseFile, context: DecideContext): NewLimit | Rejected {
  const task = responsibleTask(file);
  if (!task || task.imported || task.basis?.kind === 'fixed') return null;
  if (file.category === amended.category && file.condition === amended.condition) return null;
  const limit = limitFor(amended.category, amended.condition, context.rules);
  if ('kind' in limit) return limit;
  // Not begun before the sign-off: that moment takes the limit of the facts as they then are.
  if (task.basis === null) return null;
  const start = underLimit({
    limit,
    atInterval: task.basis.atInterval,
    intervals: task.intervals,
    rules: context.rules,
  });
  const heldUntilMs = clockRuns(task) ? context.nowMs : (task.intervals.at(-1)?.toMs ?? context.nowMs);
  if (start.dueAtMs < heldUntilMs) return reject('amendedIntoPast', '按新类别的时限，截止时间已过，不能更正');
  return { ...start, limit };
}

const amend: DecisionOf<'amend'> = ({ file, fields, context }) => {
  const changes = changesOf(fields, context);
  if (Object.keys(changes).length === 0) return reject('nothingToAmend', '没有要更正的内容');
  const amended: CaseFile = { ...file, ...changes };
  const named = fields.category !== undefined || fields.condition !== undefined;
  const problem =
    (named && factProblem(amended.category, amended.condition, context.rules)) || placeProblem(fields.lat, fields.lng);
  if (problem) return problem;
  const limit = amendedLimit(file, amended, context);
  if (limit && 'kind' in limit) return limit;
  const events: BareEvent[] = [{ kind: 'amended', body: { changes, reason: fields.reason, limit } }];
  const task = responsibleTask(file);
  if (limit && task && task.missedAtMs !== null) {
    events.push({
      kind: 'missCorrected',
      body: { duty: 'handling', task: task.no, dueAtMs: task.missedAtMs, because: 'amendment' },
    });
  }
  return { events };
};

export const intakeDecisions = {
  report,
  requestVerification: () => ({ events: [{ kind: 'verificationRequested', body: {} }] }),
  recordVerification: ({ fields, atMs, context }) => ({
    events: [
      {
        kind: 'verificationRecorded',
        body: {
          result: fields.result,
          note: fields.note ?? null,
          dutyDueAtMs: hourEnd('acceptance', atMs, context.rules),
          ...photoPart(fields),
        },
      },
    ],
  }),
  accept: ({ file, fields, atMs, context }) => ({
    events: [
      {
        kind: 'accepted',
        body: { hazard: fields.hazard ?? file.hazard, dutyDueAtMs: hourEnd('dispatch', atMs, context.rules) },
      },
    ],
  }),
  decline: ({ fields }) => ({ events: [{ kind: 'declined', body: { reason: fields.reason } }] }),
  linkDuplicate,
  void: ({ fields }) => ({ events: [{ kind: 'voided', body: { reason: fields.reason } }] }),
  amend,
} satisfies {
  report: DecisionOf<'report'>;
  requestVerification: DecisionOf<'requestVerification'>;
  recordVerification: DecisionOf<'recordVerification'>;
  accept: DecisionOf<'accept'>;
  decline: DecisionOf<'decline'>;
  linkDuplicate: DecisionOf<'linkDuplicate'>;
  void: DecisionOf<'void'>;
  amend: DecisionOf<'amend'>;
};
