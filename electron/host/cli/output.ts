/** Where a command writes: its result to standard output, everything else to standard error. */
export type Output = {
  /** The result in words; nothing with `--json`. */
  readonly say: (text: string) => void;
  /** The result as one JSON value, once; nothing without `--json`. */
  readonly give: (value: unknown) => void;
  /** A warning or hint for the user. */
  readonly warn: (text: string) => void;
  /** Why the command could not be carried out; with `--json` also as the value, where none was given. */
  readonly fail: (message: string) => void;
  /** How far the work is; shown at most twice a second, on a terminal always on one line. */
  readonly progress: (text: string) => void;
};

export type Streams = {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly nowMs: () => number;
};

const TERMINAL_PAUSE_MS = 500;
/** A log that nobody watches needs fewer lines. */
const LOG_PAUSE_MS = 5000;

/** How far an upgrade of the store is; it takes minutes for a large one. */
export function rebuildWords(done: number, all: number): string {
  return `案件库正在升级，请勿关闭：${done} / ${all} 件`;
}

/** The output of one command. With `json` standard output holds exactly one JSON value. */
export function createOutput(json: boolean, { stdout, stderr, nowMs }: Streams): Output {
  const isTerminal = stderr.isTTY;
  let shownAtMs = nowMs();
  let isLineOpen = false;
  let isGiven = false;

  function endLine(): void {
    if (isLineOpen) stderr.write('\r\u001B[K');
    isLineOpen = false;
  }
  function warn(text: string): void {
    endLine();
    stderr.write(`${text}\n`);
  }
  function give(value: unknown): void {
    if (!json) return;
    if (isGiven) throw new Error('a command gives one JSON value only');
    isGiven = true;
    endLine();
    stdout.write(`${JSON.stringify(value)}\n`);
  }
  return {
    say: (text) => {
      if (json) return;
      endLine();
      stdout.write(`${text}\n`);
    },
    give,
    warn,
    fail: (message) => {
      warn(message);
      if (!isGiven) give({ error: message });
    },
    progress: (text) => {
      if (nowMs() - shownAtMs < (isTerminal ? TERMINAL_PAUSE_MS : LOG_PAUSE_MS)) return;
      shownAtMs = nowMs();
      if (!isTerminal) stderr.write(`${text}\n`);
      else {
        stderr.write(`\r\u001B[K${text}`);
        isLineOpen = true;
      }
    },
  };
}
