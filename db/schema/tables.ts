import { blob, integer, primaryKey, real, sqliteTable, text } from './drizzle.ts';
import type { ClosingPart } from '../../shared/accountability/accountabilityEvent.ts';
import type { CaseRole, FindingState } from '../../shared/accountability/finding.ts';
import type { Clause } from '../../shared/accountability/rule.ts';
import type { Stage } from '../../shared/case/caseFile.ts';
import type { CaseRow, TaskRow } from '../../shared/case/rows.ts';

/** An instant, in epoch milliseconds of whole seconds. */
const instant = (name: string) => integer(name);
/** 0 or 1; CHECKs of the migration hold it to that. */
const bit = (name: string) => integer(name).$type<0 | 1>();

/** The append-only, hash-chained log; `caseId` null: an event of the city itself. */
export const event = sqliteTable('event', {
  sequence: integer('sequence').primaryKey(),
  caseId: integer('case_id'),
  revision: integer('revision'),
  kind: text('kind').notNull(),
  occurredAtMs: instant('occurred_at_ms').notNull(),
  recordedAtMs: instant('recorded_at_ms').notNull(),
  party: text('party').notNull(),
  unit: text('unit'),
  seat: text('seat').notNull(),
  evidence: text('evidence'),
  body: text('body').notNull(),
  algorithm: text('algorithm').notNull(),
  hash: blob('hash', { mode: 'buffer' }).notNull(),
});

/** One row a case, as `CaseRow` says. `numberKey`: two spellings of one number. */
export const cases = sqliteTable('cases', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  numberKey: text('number_key').notNull(),
  revision: integer('revision').notNull(),
  stage: text('stage').$type<Stage>().notNull(),
  source: text('source').notNull(),
  category: text('category').notNull(),
  condition: text('condition'),
  description: text('description').notNull(),
  address: text('address'),
  lat: real('lat'),
  lng: real('lng'),
  cell: text('cell'),
  hazard: bit('hazard').notNull(),
  unit: text('unit'),
  reportedAtMs: instant('reported_at_ms').notNull(),
  acceptedAtMs: instant('accepted_at_ms'),
  endedAtMs: instant('ended_at_ms'),
  stageSinceMs: instant('stage_since_ms').notNull(),
  asOfMs: instant('as_of_ms').notNull(),
  dueAtMs: instant('due_at_ms'),
  dutyDueAtMs: instant('duty_due_at_ms'),
  nextDutyMissAtMs: instant('next_duty_miss_at_ms'),
  nextTaskMissAtMs: instant('next_task_miss_at_ms'),
  missedAtMs: instant('missed_at_ms'),
  request: text('request').$type<CaseRow['request']>(),
  reworks: integer('reworks').notNull(),
  extensions: integer('extensions').notNull(),
  returns: integer('returns').notNull(),
  hazardNotifiedAtMs: instant('hazard_notified_at_ms'),
  hazardConfirmedAtMs: instant('hazard_confirmed_at_ms'),
  hazardHeardAtMs: instant('hazard_heard_at_ms'),
  lastUrgedAtMs: instant('last_urged_at_ms'),
  brokenPromises: integer('broken_promises').notNull(),
  supervised: bit('supervised').notNull(),
  designated: bit('designated').notNull(),
  linkedTo: integer('linked_to'),
  batch: integer('batch'),
  movedAtMs: instant('moved_at_ms'),
  movedFromMs: instant('moved_from_ms'),
  movedToMs: instant('moved_to_ms'),
});

/** One row a dispatch, as `TaskRow` says: what figures count. */
export const task = sqliteTable(
  'task',
  {
    caseId: integer('case_id').notNull(),
    no: integer('no').notNull(),
    unit: text('unit').notNull(),
    designated: bit('designated').notNull(),
    reportedAtMs: instant('reported_at_ms').notNull(),
    dispatchedAtMs: instant('dispatched_at_ms').notNull(),
    dueAtMs: instant('due_at_ms'),
    dueBeforeObservationAtMs: instant('due_before_observation_at_ms'),
    running: bit('running').notNull(),
    feedbackAtMs: instant('feedback_at_ms'),
    missedAtMs: instant('missed_at_ms'),
    extensions: integer('extensions').notNull(),
    end: text('end').$type<TaskRow['end']>(),
    endedAtMs: instant('ended_at_ms'),
    ruledJustified: bit('ruled_justified'),
    imported: bit('imported').notNull(),
    sourceOnTime: bit('source_on_time'),
    excluded: bit('excluded').notNull(),
    missKind: text('miss_kind').$type<TaskRow['missKind']>(),
    explained: bit('explained').notNull(),
    cause: text('cause').$type<TaskRow['cause']>(),
    corrected: bit('corrected').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.no] })],
);

/** One row a check with a result, as `CheckRow` says. */
export const checkResult = sqliteTable(
  'check_result',
  {
    caseId: integer('case_id').notNull(),
    no: integer('no').notNull(),
    unit: text('unit').notNull(),
    passed: bit('passed').notNull(),
    atMs: instant('at_ms').notNull(),
    feedbackAtMs: instant('feedback_at_ms'),
    earlierAtMs: instant('earlier_at_ms'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.no] })],
);

/** One row a one-hour duty that has ended, as `DutyRow` says (R12). */
export const duty = sqliteTable(
  'duty',
  {
    caseId: integer('case_id').notNull(),
    no: integer('no').notNull(),
    kind: text('kind').$type<'acceptance' | 'dispatch' | 'signOff' | 'check'>().notNull(),
    unit: text('unit'),
    startAtMs: instant('start_at_ms').notNull(),
    dueAtMs: instant('due_at_ms').notNull(),
    doneAtMs: instant('done_at_ms'),
    onTime: bit('on_time').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.no] })],
);

/** The first answer of a command, as JSON. */
export const commandResult = sqliteTable('command_result', {
  commandId: text('command_id').primaryKey(),
  answer: text('answer').notNull(),
  recordedAtMs: instant('recorded_at_ms').notNull(),
});

/** Personal data, sealed with a key of its own; erasing the row erases both. */
export const person = sqliteTable('person', {
  ref: text('ref').primaryKey(),
  caseId: integer('case_id').notNull(),
  key: blob('key', { mode: 'buffer' }).notNull(),
  nonce: blob('nonce', { mode: 'buffer' }).notNull(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
});

/** A grid cell in force; `units` and `polygons` are JSON. */
export const cell = sqliteTable('cell', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  town: text('town').notNull(),
  units: text('units').notNull(),
  supervisor: text('supervisor'),
  polygons: text('polygons').notNull(),
});

/** How far an import has come; `counts` is JSON. */
export const batch = sqliteTable('batch', {
  no: integer('no').primaryKey(),
  file: text('file').notNull(),
  digest: text('digest').notNull(),
  profile: text('profile').notNull(),
  rowsDone: integer('rows_done').notNull(),
  counts: text('counts').notNull(),
  ended: bit('ended').notNull(),
});

/** One row a finding; `body` is the whole `Finding` as JSON, the other columns are what lists ask by. */
export const finding = sqliteTable('finding', {
  id: integer('id').primaryKey(),
  clause: text('clause').$type<Clause>().notNull(),
  unit: text('unit').notNull(),
  period: text('period').notNull(),
  caseId: integer('case_id'),
  drawnAtMs: instant('drawn_at_ms').notNull(),
  state: text('state').$type<FindingState>().notNull(),
  decidedAtMs: instant('decided_at_ms'),
  documentNumber: text('document_number'),
  replyDueAtMs: instant('reply_due_at_ms'),
  replied: bit('replied').notNull(),
  major: bit('major').notNull(),
  body: text('body').notNull(),
});

/** One row a case in the evidence of a finding, by its part in it. */
export const findingCase = sqliteTable(
  'finding_case',
  {
    caseId: integer('case_id').notNull(),
    finding: integer('finding').notNull(),
    role: text('role').$type<CaseRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.finding, table.role] })],
);

/** One row an evaluation of an ended month; `rates` by unit is JSON. */
export const closedMonth = sqliteTable(
  'closed_month',
  {
    month: text('month').notNull(),
    part: text('part').$type<ClosingPart>().notNull(),
    sequence: integer('sequence').notNull(),
    rates: text('rates').notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.part] })],
);

/** One row a frozen month; `readings` and `figures` are JSON. */
export const frozenMonth = sqliteTable('frozen_month', {
  month: text('month').primaryKey(),
  sequence: integer('sequence').notNull(),
  asOfMs: instant('as_of_ms').notNull(),
  throughSequence: integer('through_sequence').notNull(),
  frozenAtMs: instant('frozen_at_ms').notNull(),
  seat: text('seat').notNull(),
  readings: text('readings').notNull(),
  figures: text('figures').notNull(),
  digest: text('digest').notNull(),
});

/** One row an exempted period; `body` is the `Exemption` as JSON. */
export const exemption = sqliteTable('exemption', {
  id: integer('id').primaryKey(),
  state: text('state').$type<'proposed' | 'signed' | 'refused'>().notNull(),
  fromMs: instant('from_ms').notNull(),
  toMs: instant('to_ms').notNull(),
  body: text('body').notNull(),
  proposedAtMs: instant('proposed_at_ms').notNull(),
  proposedBy: text('proposed_by').notNull(),
  decidedAtMs: instant('decided_at_ms'),
  decidedBy: text('decided_by'),
  refusal: text('refusal'),
});

/** One row a month whose 12345 feed was frozen; `items` is JSON. */
export const frozenFeed = sqliteTable('frozen_feed', {
  month: text('month').primaryKey(),
  sequence: integer('sequence').notNull(),
  frozenAtMs: instant('frozen_at_ms').notNull(),
  seat: text('seat').notNull(),
  items: text('items').notNull(),
  digest: text('digest').notNull(),
});
