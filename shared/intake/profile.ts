import type { ImportProfile } from '../contract/importProfile.ts';

/** A column that a table must have, under one of its names. */
export type ColumnNeed = {
  readonly names: readonly string[];
  /** May be blank in every row, so a format that leaves blank values out (JSON) may lack it wholly. */
  readonly sparse: boolean;
  /** May lack; where a header stands in two rows it helps to tell that it does. */
  readonly optional?: true;
};

/**
 * The columns that a profile reads: a file without a `required` one is not the file that the profile describes. `needs`
 * are these and the optional ones.
 */
export type ProfileColumns = {
  readonly required: readonly ColumnNeed[];
  readonly needs: readonly ColumnNeed[];
  readonly all: readonly string[];
};

export function profileColumns(profile: ImportProfile): ProfileColumns {
  const { number, reportedAt, dueAt, closedAt, closedWhen, onTimeWhen, lateWhen, unit, category, place } = profile;
  const due = dueAt && isDays(dueAt) ? [[dueAt.daysAfterReport]] : dueAt ? momentColumns(dueAt) : [];
  const conditions = [...(closedWhen ?? []), onTimeWhen, lateWhen].filter((condition) => condition !== undefined);
  const keys = [namesOf(number), ...momentColumns(reportedAt)];
  // Whatever bears on figures must be there; names, places and words may lack.
  const bearing = [
    ...due,
    ...(closedAt ? momentColumns(closedAt) : []),
    ...conditions.map(({ column }) => [column]),
    namesOf(unit.code),
    ...namesOf(category.code).map((name) => [name]),
  ];
  const required = [
    ...keys.map((names) => ({ names, sparse: false })),
    ...bearing.map((names) => ({ names, sparse: true })),
  ];
  const optional = [
    ...namesOf(unit.name),
    ...namesOf(category.name),
    ...namesOf(profile.description),
    ...namesOf(profile.address),
    ...(profile.source ? [profile.source.column] : []),
    ...Object.values(place?.columns ?? {}),
  ];
  const needs = [...required, ...optional.map((name) => ({ names: [name], sparse: true, optional: true as const }))];
  return { required, needs, all: [...new Set([...required.flatMap(({ names }) => names), ...optional])] };
}

/** One column, several of which the first with a value counts, or none. */
export type ColumnChoice = string | readonly string[] | undefined;
export type MomentColumns = ImportProfile['reportedAt'];

export function isDays(dueAt: NonNullable<ImportProfile['dueAt']>): dueAt is { daysAfterReport: string } {
  return typeof dueAt === 'object' && 'daysAfterReport' in dueAt;
}

export function isPair(moment: MomentColumns): moment is { date: string; time: string } {
  return typeof moment === 'object' && 'date' in moment;
}

/** One column or several, as a list. */
export function namesOf(columns: ColumnChoice): readonly string[] {
  if (columns === undefined) return [];
  return typeof columns === 'string' ? [columns] : columns;
}

function momentColumns(moment: MomentColumns): readonly (readonly string[])[] {
  return isPair(moment) ? [[moment.date], [moment.time]] : [namesOf(moment)];
}
