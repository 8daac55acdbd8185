import { readHostAddress } from './address.ts';
import type { AddressFault } from './address.ts';

export type ShellArguments = {
  /** The origin of a host that runs already; null: the shell starts its own. */
  readonly host: string | null;
  readonly kiosk: boolean;
  /** The displays that show the wall, numbered from 1, left to right; none: every display but the main one. */
  readonly walls: readonly number[];
  /** Where the shell's own host keeps its data; null: the host's usual place. */
  readonly dataFolder: string | null;
};

export type ArgumentFault = {
  readonly word: string;
  readonly fault: AddressFault | 'noValue' | 'notADisplay' | 'hostKeepsData';
};

const MOST_DISPLAYS = 32;

/**
 * Reads `--host URL`, `--kiosk`, `--wall N` (also several) and `--data FOLDER`; a value may follow after a space or `=`.
 * Other words are passed over: Chromium has hundreds of its own, and a second start adds some by itself.
 */
export function readArguments(words: readonly string[]): ShellArguments | ArgumentFault {
  const walls = new Set<number>();
  let host: string | null = null;
  let kiosk = false;
  let dataFolder: string | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const [name = '', inline] = split(words[index] ?? '');
    if (name === '--kiosk') kiosk = true;
    if (name !== '--host' && name !== '--wall' && name !== '--data') continue;
    if (inline === undefined) index += 1;
    const value = inline ?? words[index];
    if (value === undefined || value === '' || value.startsWith('--')) return { word: name, fault: 'noValue' };
    if (name === '--data') {
      dataFolder = value;
    } else if (name === '--wall') {
      const number = /^\d{1,2}$/.test(value) ? Number(value) : 0;
      if (number < 1 || number > MOST_DISPLAYS) return { word: value, fault: 'notADisplay' };
      walls.add(number);
    } else {
      const address = readHostAddress(value);
      if ('fault' in address) return { word: value, fault: address.fault };
      host = address.origin;
    }
  }
  // The data lie where the host is: a folder named beside a running host would be forgotten without a word.
  if (host !== null && dataFolder !== null) return { word: '--data', fault: 'hostKeepsData' };
  return { host, kiosk, walls: [...walls], dataFolder };
}

function split(word: string): readonly string[] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
