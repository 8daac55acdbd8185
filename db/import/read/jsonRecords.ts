import type { Cell } from '../../../shared/intake/tableRow.ts';
import { UnreadableFile } from './unreadable.ts';

export type JsonRecord = { readonly line: number; readonly value: Readonly<Record<string, unknown>> };

const RECORD_LIMIT = 4_000_000;
const MAX_DEPTH = 5;

/**
 * Reads an array of objects, or objects one after the other (JSON Lines), piece by piece. Whole numbers of more than 15
 * digits arrive as text, with all their digits.
 * @throws {UnreadableFile} for anything else, with the line.
 */
export function jsonReader(): {
  readonly push: (text: string) => readonly JsonRecord[];
  readonly end: () => readonly JsonRecord[];
} {
  let rest = '';
  let line = 1;
  /** Before the first sign, within an array, between objects without one, after the array's end. */
  let state: 'begin' | 'array' | 'lines' | 'done' = 'begin';
  /** How far `rest` has been searched for its record's end, and with which state. */
  let seen = 0;
  let depth = 0;
  let inString = false;

  function read(text: string): readonly JsonRecord[] {
    const records: JsonRecord[] = [];
    let start = 0;
    let at = seen;
    for (; at < text.length; at += 1) {
      const sign = text[at] ?? '';
      if (inString) {
        if (sign === '\\') at += 1;
        else if (sign === '"') inString = false;
      } else if (depth === 0) {
        start = at;
        if (sign === '{' && state !== 'done') {
          if (state === 'begin') state = 'lines';
          depth = 1;
        } else if (sign === '[' && state === 'begin') state = 'array';
        else if (sign === ']' && state === 'array') state = 'done';
        else if (sign === '\n') line += 1;
        else if (!/\s/.test(sign) && !(sign === ',' && state === 'array')) throw notObjects(line);
      } else if (sign === '"') inString = true;
      else if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') {
        depth -= 1;
        if (depth === 0) {
          const raw = text.slice(start, at + 1);
          records.push({ line, value: parseRecord(raw, line) });
          line += raw.split('\n').length - 1;
          start = at + 1;
        }
      }
    }
    rest = depth === 0 ? '' : text.slice(start);
    if (rest.length > RECORD_LIMIT) throw new UnreadableFile(`第 ${line} 行的记录没有写完，请检查括号和引号。`, line);
    // An escape at the very end leaves its sign to the next piece.
    seen = depth === 0 ? 0 : at - start;
    return records;
  }

  return {
    push: (text) => read(rest + text),
    end: () => {
      if (depth > 0 || state === 'array')
        throw new UnreadableFile(`第 ${line} 行的 JSON 没有写完，文件可能没有下载完整。请重新导出。`, line);
      return [];
    },
  };
}

/** Whether the text begins as JSON does. */
export function isJson(text: string): boolean {
  return /^\s*(?:\{|\[\s*(?:\{|\]|$))/.test(text);
}

/** The value at a dotted path, such as `location.latitude` or `coordinates.0`, as a cell. */
export function jsonCell(value: Readonly<Record<string, unknown>>, path: readonly string[]): Cell {
  let found: unknown = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return null;
    found = Object.hasOwn(found, step) ? (found as Readonly<Record<string, unknown>>)[step] : null;
  }
  if (found === undefined || found === null) return null;
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return found;
  return JSON.stringify(found);
}

/** Adds the dotted paths of all plain values of a record. */
export function collectPaths(value: object, paths: Set<string>, prefix = ''): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const path = prefix + key;
    const isNested = typeof inner === 'object' && inner !== null;
    if (isNested && path.split('.').length < MAX_DEPTH) collectPaths(inner, paths, `${path}.`);
    else paths.add(path);
  }
}

function parseRecord(raw: string, line: number): Readonly<Record<string, unknown>> {
  try {
    if (!/\d{16}/.test(raw)) return JSON.parse(raw) as Readonly<Record<string, unknown>>;
    const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
      typeof value === 'number' && /^-?\d{16,}$/.test(context?.source ?? '') ? context?.source : value;
    return JSON.parse(raw, keepDigits) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new UnreadableFile(`第 ${line} 行起的记录不是正确的 JSON，请检查引号和逗号。`, line, error);
  }
}

function notObjects(line: number): UnreadableFile {
  return new UnreadableFile(`第 ${line} 行不是 JSON 对象。文件应是对象的数组 [{…},{…}]，或每行一个对象。`, line);
}
