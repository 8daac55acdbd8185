/** A line that is no scenario: an unknown word or field, or a value that cannot be meant. */
export class MalformedLine extends Error {
  override readonly name = 'MalformedLine';
}

/** The object of a line, read field by field; what nobody has read at the end is unknown. */
export type RecordReader = {
  readonly has: (key: string) => boolean;
  /** The value of a field as it stands; undefined when missing. */
  readonly raw: (key: string) => unknown;
  readonly text: (key: string) => string;
  readonly flag: (key: string) => boolean;
  readonly count: (key: string) => number;
  readonly texts: (key: string) => readonly string[];
  readonly word: <W extends string>(key: string, words: readonly W[]) => W;
  /** The fields that were not read. */
  readonly rest: () => Readonly<Record<string, unknown>>;
  /** @throws {MalformedLine} when a field was not read. */
  readonly end: () => void;
};

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the fields of an object. @throws {MalformedLine} when it is none, and for every field that is wrong. */
export function readRecord(value: unknown, what: string): RecordReader {
  if (!isObject(value)) throw new MalformedLine(`${what}应为一个对象`);
  const left = new Set(Object.keys(value));
  function raw(key: string): unknown {
    left.delete(key);
    return Object.hasOwn(value as object, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  function checked<T>(key: string, fits: (given: unknown) => given is T, meant: string): T {
    const given = raw(key);
    if (given === undefined) throw new MalformedLine(`缺少 ${key}`);
    if (!fits(given)) throw new MalformedLine(`${key} 应为${meant}`);
    return given;
  }
  const rest = (): Readonly<Record<string, unknown>> => Object.fromEntries([...left].map((key) => [key, value[key]]));
  return {
    has: (key) => Object.hasOwn(value, key),
    raw,
    text: (key) => checked(key, (given): given is string => typeof given === 'string' && given.trim() !== '', '文字'),
    flag: (key) => checked(key, (given) => typeof given === 'boolean', ' true 或 false'),
    count: (key) => checked(key, (given): given is number => typeof given === 'number' && given >= 0, '不小于 0 的数'),
    texts: (key) =>
      checked(
        key,
        (given): given is string[] => Array.isArray(given) && given.every((one) => typeof one === 'string'),
        '文字的列表',
      ),
    word: <W extends string>(key: string, words: readonly W[]) =>
      checked(key, (given): given is W => words.includes(given as W), ` ${words.join('、')} 之一`),
    rest,
    end: () => {
      if (left.size > 0) throw new MalformedLine(`不认识的字段 ${[...left].join('、')}，请核对拼写`);
    },
  };
}
