import type { Output } from './output.ts';

/** 0: done; 1: an expectation or a verification failed; 2: wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** An option of a command, beside the common ones. `flag`: it takes no value. */
export type OptionKind = 'text' | 'flag';

/** The words behind a command, parsed. */
export type CommandCall = {
  /** The words that are no options, in their order. */
  readonly words: readonly string[];
  /** The value of a text option that was given. */
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
  /** `--data` as an absolute path, else the default folder. */
  readonly dataFolder: string;
  /** Whether the user named the folder. */
  readonly dataNamed: boolean;
  readonly out: Output;
};

/** One command of the command line; a file of its own, named in the table of `main.ts`. */
export type CliCommand = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The words after the name: `文件 [--strict]`. */
  readonly usage: string;
  /** What `--help` tells beyond summary and usage: each option on a line of its own. */
  readonly help: string;
  readonly options: Readonly<Record<string, OptionKind>>;
  /** How many words it takes that are no options, at least and at most. */
  readonly wordCount: readonly [least: number, most: number];
  /** Does the work. @throws {WrongUse} for words or input that it cannot take. */
  readonly run: (call: CommandCall) => Promise<ExitCode>;
};

/** A use that cannot be carried out; the message, in Chinese, says what is wrong and what to do. Exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
