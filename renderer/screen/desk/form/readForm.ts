import type { Actor, CaseFile } from '../../../../shared/case/caseFile.ts';
import type { Command } from '../../../../shared/case/command.ts';
import { PHOTO_HASH } from '../../../../shared/case/photo.ts';
import type { Field, FormName, FormValue, FormValues } from './form.ts';
import { readInstant } from './instant.ts';
import type { Clock } from './instant.ts';
import { commandOf } from './offer.ts';

export type FieldProblem = 'required' | 'badNumber' | 'badTime' | 'uploading';

export type FormReading =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'problems'; readonly problems: ReadonlyMap<string, FieldProblem> };

function isEmpty(value: FormValue | undefined): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A number as it is typed, in full-width digits too; null: it is none. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const number = Number(plain);
  return plain !== '' && Number.isFinite(number) ? number : null;
}

function readField(field: Field, value: FormValue, clock: Clock): { readonly value: unknown } | FieldProblem {
  if (field.kind === 'number') {
    const number = readNumber(String(value));
    return number === null ? 'badNumber' : { value: number };
  }
  if (field.kind === 'instant') {
    const atMs = readInstant(String(value), clock);
    return atMs === null ? 'badTime' : { value: atMs };
  }
  if (field.kind === 'photos' && Array.isArray(value) && !value.every((hash) => PHOTO_HASH.test(String(hash))))
    return 'uploading';
  return { value: typeof value === 'string' ? value.trim() : value };
}

/** What the fields say, under the names of the command; or what is wrong with them. */
function readFields(
  fields: readonly Field[],
  values: FormValues,
  clock: Clock,
): { readonly read: Readonly<Record<string, unknown>>; readonly problems: ReadonlyMap<string, FieldProblem> } {
  const read: Record<string, unknown> = {};
  const problems = new Map<string, FieldProblem>();
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || isEmpty(value)) {
      if (field.required) problems.set(field.name, 'required');
      continue;
    }
    const result = readField(field, value, clock);
    if (typeof result === 'string') problems.set(field.name, result);
    else read[field.name] = result.value;
  }
  return { read, problems };
}

/** A time entered to the minute is no earlier than the step before it in the same minute. */
function occurredAtOf(entered: number, file: CaseFile | null): number {
  const minute = (atMs: number): number => Math.floor(atMs / 60_000);
  if (file && minute(entered) === minute(file.lastPartyAtMs)) return file.lastPartyAtMs;
  return entered;
}

/** The fields in the shape of the command: a decision bears its answer, an amendment only what differs. */
function shape(name: FormName, read: Readonly<Record<string, unknown>>, file: CaseFile | null): unknown {
  switch (name) {
    case 'report': {
      const { reporterName, reporterTelephone, ...rest } = read;
      const reporter = { name: reporterName, telephone: reporterTelephone };
      const known = reporterName !== undefined || reporterTelephone !== undefined;
      return { ...rest, ...(known && { reporter }) };
    }
    case 'amend': {
      // A new category drops the condition, so that one of the same words is named with it.
      const isMoved = read['category'] !== file?.category;
      const kept = Object.entries(read).filter(
        ([key, value]) =>
          key === 'reason' || (key === 'condition' && isMoved) || value !== file?.[key as keyof CaseFile],
      );
      const changed = Object.fromEntries(kept);
      const moved = 'lat' in changed || 'lng' in changed;
      return { ...changed, ...(moved && { lat: read['lat'], lng: read['lng'] }) };
    }
    case 'designate':
      return { ...read, cooperating: read['cooperating'] ?? [] };
    case 'ruleReturn':
      return { ...read, justified: read['justified'] === 'yes' };
    case 'reviewAppeal':
      return { ...read, reviewer: Number(read['reviewer']), uphold: read['uphold'] === 'yes' };
    case 'decideExtension.yes':
    case 'decideObservation.yes':
      return { ...read, approve: true };
    case 'decideExtension.no':
    case 'decideObservation.no':
      return { ...read, approve: false };
    default:
      return read;
  }
}

/** Reads a form into the command that it stands for, in the name of `by`. */
export function readForm({
  name,
  fields,
  values,
  by,
  file,
  clock,
}: {
  readonly name: FormName;
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly by: Actor;
  readonly file: CaseFile | null;
  readonly clock: Clock;
}): FormReading {
  const { read, problems } = readFields(fields, values, clock);
  if (problems.size > 0) return { kind: 'problems', problems };
  const { occurredAt, evidence, ...rest } = read;
  const command = {
    do: commandOf(name),
    by,
    occurredAt: typeof occurredAt === 'number' ? occurredAtOf(occurredAt, file) : null,
    evidence: evidence ?? null,
    fields: shape(name, rest, file),
  } as Command;
  return { kind: 'command', command };
}
