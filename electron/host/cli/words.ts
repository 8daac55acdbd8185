import { parseArgs } from 'node:util';
import type { CliCommand, OptionKind } from './command.ts';
import { WrongUse } from './command.ts';

export type ParsedWords = {
  readonly words: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
};

/** What every command understands. */
export const commonOptions = { data: 'text', json: 'flag', help: 'flag' } as const satisfies Record<string, OptionKind>;

/**
 * Splits the words behind a command into options and other words. `--name value` and `--name=value` mean the same.
 * @throws {WrongUse} for an unknown option, a missing or needless value, an option given twice.
 */
export function parseWords(given: readonly string[], options: CliCommand['options']): ParsedWords {
  const known: ReadonlyMap<string, OptionKind> = new Map(Object.entries({ ...options, ...commonOptions }));
  const { tokens } = parseArgs({
    args: [...given],
    options: Object.fromEntries(
      [...known].map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' } as const]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const texts = new Map<string, string>();
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const kind = rawName.startsWith('--') ? known.get(name) : undefined;
    if (kind === undefined) throw new WrongUse(`没有选项 ${rawName}，可用的选项：${namesOf(known)}。`);
    if (texts.has(name) || flags.has(name)) throw new WrongUse(`选项 ${rawName} 写了两次，请只写一次。`);
    if (kind === 'flag') {
      if (value !== undefined) throw new WrongUse(`选项 ${rawName} 不带值，请去掉“=${value}”。`);
      flags.add(name);
    } else {
      // The next option taken for the value means that the value was forgotten.
      const isForgotten = value === undefined || value === '' || (!inlineValue && value.startsWith('--'));
      if (isForgotten) throw new WrongUse(`选项 ${rawName} 后面要写一个值。`);
      texts.set(name, value);
    }
  }
  return { words, texts, flags };
}

function namesOf(options: ReadonlyMap<string, OptionKind>): string {
  return [...options.keys()].map((name) => `--${name}`).join('、');
}
