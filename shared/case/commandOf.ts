import type { CaseFile } from './caseFile.ts';
import { earlierTask } from './decision/limit.ts';
import type { Command, CommandFields, CommandName } from './command.ts';
import type { CaseEvent } from './event.ts';
import { photoPart } from './photo.ts';

type Given = { readonly [K in CommandName]: { readonly do: K; readonly fields: CommandFields[K] } }[CommandName];

/**
 * The command by which a person wrote an event, so that it can be given again under other rules; `before`: the case as it
 * stood. Null: nobody commanded it — the host's clock, a correction or a calendar wrote it beside something else, or it was
 * imported. What was computed from the rules of its time (deadlines) is left out, what a person named stays.
 */
export function commandOf(event: CaseEvent, before: CaseFile | null): Command | null {
  const given = givenOf(event, before);
  if (!given) return null;
  const { by, evidence, occurredAtMs, recordedAtMs } = event;
  return { ...given, by, evidence, occurredAt: occurredAtMs === recordedAtMs ? null : occurredAtMs };
}

function givenOf(event: CaseEvent, before: CaseFile | null): Given | null {
  switch (event.kind) {
    case 'reported': {
      const { source, category, condition, description, address, lat, lng, hazard } = event.body;
      const known = present({ condition, address, lat, lng });
      return { do: 'report', fields: { source, category, description, hazard, ...known, ...photoPart(event.body) } };
    }
    case 'verificationRequested':
      return { do: 'requestVerification', fields: {} };
    case 'verificationRecorded': {
      const { result, note } = event.body;
      return { do: 'recordVerification', fields: { result, ...present({ note }), ...photoPart(event.body) } };
    }
    case 'accepted':
      return { do: 'accept', fields: { hazard: event.body.hazard } };
    case 'declined':
      return { do: 'decline', fields: event.body };
    case 'duplicateLinked':
      return { do: 'linkDuplicate', fields: { of: event.body.ofNumber, ...present({ note: event.body.note }) } };
    case 'voided':
      return { do: 'void', fields: event.body };
    case 'amended': {
      const { cell: _cell, ...changes } = event.body.changes;
      return { do: 'amend', fields: { ...present(changes), reason: event.body.reason } };
    }
    case 'hazardNotified': {
      const { unit, channel, note } = event.body;
      return { do: 'notifyHazard', fields: { unit, channel, ...present({ note }) } };
    }
    case 'hazardAcknowledged': {
      const { unit, channel } = event.body;
      return { do: 'acknowledgeHazard', fields: present({ unit: event.by.party === 'unit' ? null : unit, channel }) };
    }
    case 'dispatched':
      return dispatchOf(event, before);
    case 'recalled':
      return { do: 'recall', fields: { reason: event.body.reason } };
    case 'signedOff':
      return { do: 'signOff', fields: {} };
    case 'returned':
      return { do: 'return', fields: { reason: event.body.reason } };
    case 'returnRuled': {
      const { unit, justified, note } = event.body;
      return { do: 'ruleReturn', fields: { unit, justified, ...present({ note }) } };
    }
    case 'extensionRequested':
      return { do: 'requestExtension', fields: { until: event.body.untilMs, reason: event.body.reason } };
    case 'extensionDecided':
      return { do: 'decideExtension', fields: decided(event.body) };
    case 'observationSubmitted': {
      const { process, plan, enforcement, expectedAtMs: expectedAt } = event.body;
      return { do: 'submitObservation', fields: { process, plan, enforcement, expectedAt } };
    }
    case 'observationDecided':
      return { do: 'decideObservation', fields: decided(event.body) };
    case 'urged':
      return { do: 'urge', fields: event.body };
    case 'explained':
      return { do: 'explain', fields: event.body };
    case 'fedBack':
      return { do: 'feedback', fields: { result: event.body.result, ...photoPart(event.body) } };
    case 'checked': {
      const { result, note } = event.body;
      return { do: 'recordCheck', fields: { result, ...present({ note }), ...photoPart(event.body) } };
    }
    case 'reopened':
      return { do: 'reopen', fields: { reason: event.body.reason } };
    case 'supervised': {
      const { reason, requirement, replyByMs: replyBy } = event.body;
      return { do: 'supervise', fields: { reason, requirement, replyBy } };
    }
    case 'causeAttributed':
      return { do: 'attributeCause', fields: { cause: event.body.cause, reason: event.body.reason } };
    case 'judged':
      return { do: 'judge', fields: event.body };
    case 'appealed':
      return { do: 'appeal', fields: { grounds: event.body.grounds } };
    case 'appealReviewed': {
      const { reviewer, uphold, note } = event.body;
      return { do: 'reviewAppeal', fields: { reviewer, uphold, ...present({ note }) } };
    }
    case 'limitMissed':
    case 'missCorrected':
    case 'deadlineRecomputed':
    case 'imported':
    case 'importedDispatch':
    case 'importedDeadline':
    case 'importedClosing':
      return null;
  }
}

function dispatchOf({ body }: Extract<CaseEvent, { kind: 'dispatched' }>, before: CaseFile | null): Given {
  const { unit, designation, limit, basis } = body;
  if (designation) return { do: 'designate', fields: { lead: unit, ...designation } };
  // An explicit deadline holds from the interval that begins now; a continued one from an earlier interval.
  const earlier = earlierTask(before?.tasks ?? [], unit)?.intervals.length ?? 0;
  const named = limit === null && basis?.kind === 'fixed' && basis.atInterval === earlier;
  return { do: 'dispatch', fields: { unit, ...(named && { until: basis.untilMs }) } };
}

function decided({ approve, note }: { readonly approve: boolean; readonly note: string | null }) {
  return { approve, ...present({ note }) };
}

/** The fields that are there: a command leaves out what an event holds as null. */
function present<T extends Readonly<Record<string, unknown>>>(fields: T): { [K in keyof T]?: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], null>;
  };
}
