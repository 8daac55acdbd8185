import type { CaseEvent } from './event.ts';
import { knownAtMs } from './event.ts';
import type { CaseFile, Task } from './caseFile.ts';
import { responsibleTask } from './caseFile.ts';
import { foldAccount, missOf, ruleReturn, withFeedback, withFiling } from './fold/account.ts';
import { toStage } from './fold/stage.ts';
import { foldImport } from './fold/import.ts';
import { beginDuty, changeDuty, dropDuty, endDuty, runningDuty } from './fold/duty.ts';
import { changeTask, endTask, newTask, NO_MISS, pauseClock, taskNo } from './fold/task.ts';
import { movedBy, movedFirst } from './moved.ts';

/**
 * Folds one event into the state of its case. Pure; the first event must be `reported` or `imported`.
 * @throws {Error} when the event does not belong to this state (a broken log).
 */
export function applyEvent(file: CaseFile | null, event: CaseEvent): CaseFile {
  if (file === null) return openFile(event);
  if (event.revision <= file.revision)
    throw new Error(`case ${file.number}: revision ${event.revision} after ${file.revision}`);
  const next = fold(file, event);
  return {
    ...next,
    moved: movedBy(file, next, event),
    revision: event.revision,
    lastPartyAtMs: event.by.party === 'host' ? file.lastPartyAtMs : Math.max(file.lastPartyAtMs, event.occurredAtMs),
    asOfMs: Math.max(file.asOfMs, knownAtMs(event)),
  };
}

/** Folds a whole history. @throws {Error} on an empty or broken one. */
export function foldCase(events: Iterable<CaseEvent>): CaseFile {
  let file: CaseFile | null = null;
  for (const event of events) file = applyEvent(file, event);
  if (file === null) throw new Error('a case without events');
  return file;
}

function openFile(event: CaseEvent): CaseFile {
  if (event.kind !== 'reported' && event.kind !== 'imported') throw new Error(`a case cannot begin with ${event.kind}`);
  const { body, occurredAtMs: atMs } = event;
  const known = {
    id: event.caseId,
    number: body.number,
    revision: event.revision,
    source: body.source,
    category: body.category,
    description: body.description,
    address: body.address,
    lat: body.lat,
    lng: body.lng,
    cell: body.cell,
    reportedAtMs: atMs,
    acceptedAtMs: null,
    closedAtMs: null,
    endedAtMs: null,
    stageSinceMs: atMs,
    lastPartyAtMs: atMs,
    asOfMs: knownAtMs(event),
    moved: null,
    tasks: [],
    request: null,
    checks: [],
    filings: [],
    feedbacks: [],
    judgements: [],
    appeal: null,
    hazardNotices: [],
    hazardHeardAtMs: null,
    expectedDates: [],
    lastUrgedAtMs: null,
    supervision: null,
    linkedTo: null,
    reopened: false,
  };
  if (event.kind === 'imported') {
    const { batch, flags } = event.body;
    return { ...known, stage: 'dispatch', condition: null, hazard: false, hourDuties: [], batch, flags };
  }
  const { condition, hazard, dutyDueAtMs } = event.body;
  const duty = runningDuty('acceptance', atMs, dutyDueAtMs);
  const moved = movedFirst(known.asOfMs, dutyDueAtMs);
  return { ...known, moved, stage: 'acceptance', condition, hazard, hourDuties: [duty], batch: null, flags: [] };
}

function fold(file: CaseFile, event: CaseEvent): CaseFile {
  const atMs = event.occurredAtMs;
  switch (event.kind) {
    case 'reported':
    case 'imported':
      throw new Error(`case ${file.number}: a second ${event.kind}`);
    case 'verificationRequested':
      return toStage(dropDuty(file), 'verification', atMs);
    case 'verificationRecorded':
      return beginDuty(toStage(file, 'acceptance', atMs), 'acceptance', atMs, event.body.dutyDueAtMs);
    case 'accepted': {
      const done = { ...endDuty(file, atMs), hazard: event.body.hazard, acceptedAtMs: atMs };
      return beginDuty(toStage(done, 'dispatch', atMs), 'dispatch', atMs, event.body.dutyDueAtMs);
    }
    case 'declined':
      return toStage(endDuty(file, atMs), 'declined', atMs);
    case 'duplicateLinked':
      return toStage({ ...endDuty(file, atMs), linkedTo: event.body.of }, 'declined', atMs);
    case 'voided':
      return toStage(endTask(dropDuty(file), 'voided', atMs), 'voided', atMs);
    case 'amended': {
      const { changes, limit } = event.body;
      const amended = { ...file, ...changes };
      return limit ? changeTask(amended, () => ({ ...limit })) : amended;
    }
    case 'hazardNotified': {
      const { unit, channel } = event.body;
      return { ...file, hazardNotices: [...file.hazardNotices, { unit, channel, atMs, confirmedAtMs: null }] };
    }
    case 'hazardAcknowledged':
      return acknowledge(file, event.body.unit, atMs);
    case 'dispatched':
      return dispatch(file, event.body, atMs);
    case 'recalled':
      return backToDispatch(endTask(dropDuty(file), 'recalled', atMs), atMs, event.body.dutyDueAtMs);
    case 'returned':
      return backToDispatch(endTask(endDuty(file, atMs), 'returned', atMs), atMs, event.body.dutyDueAtMs);
    case 'signedOff':
      return toStage(sign(file, event.body.start, atMs), 'handling', atMs);
    case 'returnRuled':
      return ruleReturn(file, event.body, atMs);
    case 'extensionRequested': {
      const { untilMs, reason } = event.body;
      const request = { kind: 'extension', task: taskNo(file), askedAtMs: atMs, untilMs, reason } as const;
      return { ...withFiling(file, 'extension', atMs), request };
    }
    case 'observationSubmitted': {
      const { expectedAtMs: untilMs, plan: reason } = event.body;
      const request = { kind: 'observation', task: taskNo(file), askedAtMs: atMs, untilMs, reason } as const;
      return { ...withFiling(file, 'observation', atMs), request };
    }
    case 'extensionDecided':
    case 'observationDecided':
      return event.body.approve ? moveDeadline(file, atMs) : { ...file, request: null };
    case 'urged':
      return { ...file, lastUrgedAtMs: atMs };
    case 'explained':
      return withFiling(file, 'explanation', atMs);
    case 'fedBack': {
      const signed = file.stage === 'signOff' ? sign(file, event.body.start, atMs) : file;
      const fed = changeTask(signed, (task) => ({ feedbackAtMs: atMs, intervals: pauseClock(task, atMs) }));
      const answered = { ...withFeedback(fed, atMs), request: null };
      return beginDuty(toStage(answered, 'check', atMs), 'check', atMs, event.body.dutyDueAtMs);
    }
    case 'checked':
      return check(file, event.body, atMs);
    case 'reopened': {
      const again = changeTask({ ...file, closedAtMs: null, endedAtMs: null, reopened: true }, () => ({ end: null }));
      return beginDuty(toStage(again, 'check', atMs), 'check', atMs, event.body.dutyDueAtMs);
    }
    case 'supervised':
      return { ...file, supervision: event.body };
    case 'limitMissed':
      return event.body.duty === 'handling'
        ? changeTask(
            file,
            () => ({ missedAtMs: event.body.dueAtMs, missRecordedAtMs: event.recordedAtMs, cause: null }),
            event.body.task,
          )
        : changeDuty(file, event.body.duty, event.body.dueAtMs, () => ({ state: 'missed' }));
    case 'missCorrected':
      return event.body.duty === 'handling'
        ? changeTask(file, () => NO_MISS, event.body.task)
        : changeDuty(file, event.body.duty, event.body.dueAtMs, (duty) => ({
            state: duty.doneAtMs === null ? 'running' : 'done',
          }));
    case 'deadlineRecomputed':
      return changeTask(file, () => ({ dueAtMs: event.body.newDueAtMs }), event.body.task);
    case 'causeAttributed':
    case 'judged':
    case 'appealed':
    case 'appealReviewed':
      return foldAccount(file, event);
    case 'importedDispatch':
    case 'importedDeadline':
    case 'importedClosing':
      return foldImport(file, event);
  }
}

function backToDispatch(file: CaseFile, atMs: number, dutyDueAtMs: number): CaseFile {
  return beginDuty(toStage(file, 'dispatch', atMs), 'dispatch', atMs, dutyDueAtMs);
}

function acknowledge(file: CaseFile, unit: string | null, atMs: number): CaseFile {
  const heard = { ...file, hazardHeardAtMs: file.hazardHeardAtMs ?? atMs };
  if (unit === null) return heard;
  const hazardNotices = file.hazardNotices.map((notice) =>
    notice.unit === unit && notice.confirmedAtMs === null ? { ...notice, confirmedAtMs: atMs } : notice,
  );
  return { ...heard, hazardNotices };
}

type Dispatched = Extract<CaseEvent, { kind: 'dispatched' }>['body'];

function dispatch(file: CaseFile, body: Dispatched, atMs: number): CaseFile {
  const earlier = file.tasks.find((task) => task.no === body.continues);
  const { designation, limit, clock, basis, dueAtMs } = body;
  const running = basis === null ? [] : [{ fromMs: atMs, toMs: null }];
  const task: Task = {
    ...newTask(body.task, body.unit, atMs),
    designation,
    limit,
    clock,
    basis,
    dueAtMs,
    intervals: [...(earlier?.intervals ?? []), ...running],
    dueBeforeObservationAtMs: earlier?.dueBeforeObservationAtMs ?? null,
    ...missOf(earlier),
    extensions: earlier?.extensions ?? 0,
  };
  const ended = endDuty(file, atMs);
  // A task is missed once: the record of a late return goes over to the task that continues it.
  const before = ended.tasks.map((one) => (one === earlier ? { ...one, ...NO_MISS } : one));
  const begun = toStage({ ...ended, tasks: [...before, task] }, 'signOff', atMs);
  return beginDuty(begun, 'signOff', atMs, body.dutyDueAtMs);
}

type Start = Extract<CaseEvent, { kind: 'signedOff' }>['body']['start'];

function sign(file: CaseFile, start: Start, atMs: number): CaseFile {
  return changeTask(endDuty(file, atMs), (task) => ({
    signedAtMs: atMs,
    ...(start && { ...start, intervals: [...task.intervals, { fromMs: atMs, toMs: null }] }),
  }));
}

/** The waiting request is granted: its date becomes the deadline in force, as of the interval that runs. */
function moveDeadline(file: CaseFile, atMs: number): CaseFile {
  const request = file.request;
  if (!request) throw new Error(`case ${file.number}: nothing waits for a decision`);
  const moved = changeTask({ ...file, request: null }, (task) => ({
    dueAtMs: request.untilMs,
    basis: { kind: 'fixed', untilMs: request.untilMs, atInterval: Math.max(0, task.intervals.length - 1) },
    ...(request.kind === 'extension'
      ? { extensions: task.extensions + 1 }
      : { dueBeforeObservationAtMs: task.dueBeforeObservationAtMs ?? task.dueAtMs }),
  }));
  if (request.kind === 'extension') return moved;
  const watched = { ...moved, expectedDates: [...moved.expectedDates, request.untilMs] };
  return file.stage === 'observation' ? watched : toStage(watched, 'observation', atMs);
}

type Checked = Extract<CaseEvent, { kind: 'checked' }>['body'];

function check(file: CaseFile, body: Checked, atMs: number): CaseFile {
  const task = responsibleTask(file);
  if (!task) throw new Error(`case ${file.number}: a check without a task`);
  const { result } = body;
  const made = { task: task.no, unit: task.unit, result, atMs, feedbackAtMs: task.feedbackAtMs };
  const checked = { ...file, checks: [...file.checks, made] };
  if (result === 'unable') return checked;
  const done = endDuty(checked, atMs);
  if (result === 'pass') {
    const closed = changeTask(done, () => ({ end: { how: 'closed', atMs } }));
    return { ...toStage(closed, 'closed', atMs), closedAtMs: atMs };
  }
  const resumed = changeTask(done, (old) => ({
    ...(body.resume && { ...body.resume, intervals: [...old.intervals, { fromMs: atMs, toMs: null }] }),
  }));
  return toStage(resumed, 'handling', atMs);
}
