import { readFile } from 'node:fs/promises';
import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import type { WritableStore } from '../store/handle.ts';
import { IMPORT_ACTOR } from './caseIntake.ts';
import { detectEncoding, textOf } from './read/encoding.ts';
import { headOf } from './read/source.ts';
import { UnreadableFile } from './read/unreadable.ts';

/** A row that cannot be taken; `place` in words: `第 3 行`. */
export type TableProblem = { readonly place: string; readonly message: string };

/** How a table of the city's own data (units, handbook, grid) differs from what is in force. */
export type TableCounts = {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Not in the file, and kept because cases use them. */
  readonly kept: number;
  readonly rejected: number;
};

/** What an import of such a table would do, and the doing of it. */
export type TablePlan = {
  readonly counts: TableCounts;
  /** The differences in words, one line each. */
  readonly differences: readonly string[];
  readonly problems: readonly TableProblem[];
  /** Inside a transaction. */
  readonly apply: (store: WritableStore, atMs: number) => void;
};

/** What an event of such an import has in common. */
export function importHead(atMs: number): Pick<NewCityEvent, 'occurredAtMs' | 'by'> {
  return { occurredAtMs: atMs, by: IMPORT_ACTOR };
}

/** A JSON file, in whatever encoding. @throws {UnreadableFile} when there is none, or it is wrong. */
export async function readJson(path: string): Promise<unknown> {
  let text = '';
  for await (const piece of textOf(path, await detectEncoding(path, await headOf(path)))) text += piece;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`${path} 不是正确的 JSON，请重新导出，或检查逗号和引号。`, null, error);
  }
}

/** A built-in mapping by its name, else the one in that file. @throws {UnreadableFile} for neither, or a wrong one. */
export async function loadMapping<Mapping>(
  nameOrPath: string,
  builtIn: Readonly<Record<string, unknown>>,
  parse: (json: unknown) => { readonly mapping: Mapping } | { readonly problems: readonly string[] },
): Promise<Mapping> {
  const known = Object.hasOwn(builtIn, nameOrPath) ? builtIn[nameOrPath] : undefined;
  const isFile = known === undefined && (await readFile(nameOrPath).catch(() => null)) !== null;
  if (known === undefined && !isFile) {
    const names = Object.keys(builtIn).join('、');
    const offer = names === '' ? '' : `内置方案：${names}。`;
    throw new UnreadableFile(`没有名为“${nameOrPath}”的对应方案，也没有这个文件。${offer}`);
  }
  const parsed = parse(known ?? (await readJson(nameOrPath)));
  if ('mapping' in parsed) return parsed.mapping;
  throw new UnreadableFile(`对应方案（${nameOrPath}）有误。${parsed.problems.join('；')}。`);
}

/** The properties that a mapping names; those left out keep their own names. */
export function namedIn(properties: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
