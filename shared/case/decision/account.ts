import { responsibleTask } from '../caseFile.ts';
import type { DecisionOf } from '../decide.ts';
import { latestMiss } from '../miss.ts';
import { reject } from '../rejection.ts';

const DAY_MS = 86_400_000;

/** A13: whose doing the latest missed handling limit was; an hour of the centre or of a sign-off bears a note only. */
const attributeCause: DecisionOf<'attributeCause'> = ({ file, fields: { cause, reason } }) => {
  const miss = latestMiss(file);
  const isMissed = miss !== null || file.hourDuties.some(({ state }) => state === 'missed');
  if (!isMissed) return reject('nothingMissed', '本案没有超时记录，无需认定原因');
  return {
    events: [
      {
        kind: 'causeAttributed',
        body: { cause, reason, task: miss?.no ?? null, missedAtMs: miss?.missedAtMs ?? null },
      },
    ],
  };
};

/** R36–R38, about the responsible unit or the one that is named. */
const judge: DecisionOf<'judge'> = ({ file, fields, context: { rules } }) => {
  const { kind, severity, note } = fields;
  const unit = fields.unit ?? responsibleTask(file)?.unit;
  if (unit === undefined) return reject('unitNeeded', '本案此时没有责任单位，请写明单位');
  if (!rules.units.has(unit)) return reject('unknownUnit', `没有编码为“${unit}”的联动单位`);
  return { events: [{ kind: 'judged', body: { unit, kind, severity, note } }] };
};

/** Once a case, by a unit with a recorded miss, within `appeal.days` of 24 hours from the record. */
const appeal: DecisionOf<'appeal'> = ({ file, command, fields: { grounds }, atMs, context }) => {
  if (file.appeal) return reject('appealedBefore', '本案已提出过申诉，不能再次申诉');
  const unit = command.by.unit ?? '';
  const miss = latestMiss(file, unit);
  if (!miss) return reject('nothingMissed', '本单位在本案没有处置超时记录，不能申诉');
  const days = context.rules.settings['appeal.days'];
  if (atMs > miss.missRecordedAtMs + days * DAY_MS)
    return reject('appealTooLate', `超时记录后 ${days} 天内才可申诉，现已过期`);
  return { events: [{ kind: 'appealed', body: { unit, task: miss.no, missedAtMs: miss.missedAtMs, grounds } }] };
};

/** Two reviewers, each once, each at another seat (Points settled 13). */
const reviewAppeal: DecisionOf<'reviewAppeal'> = ({ file, command, fields }) => {
  const { reviewer, uphold, note = null } = fields;
  if (!file.appeal) return reject('noAppeal', '本案没有申诉，无需复核');
  const { reviews } = file.appeal;
  if (reviews.length === 2) return reject('reviewedBefore', '本案申诉已由两人复核，不能再次复核');
  if (reviews.some((review) => review.reviewer === reviewer))
    return reject('reviewedBefore', `复核人 ${reviewer} 已复核，请由另一名复核人复核`);
  if (reviews.some(({ seat }) => seat === command.by.seat))
    return reject('sameReviewer', '两次复核须由不同席位办理，请由另一席位复核');
  return { events: [{ kind: 'appealReviewed', body: { reviewer, uphold, note } }] };
};

export const accountDecisions = { attributeCause, judge, appeal, reviewAppeal };
