/** A file that cannot be read as a table. The message is for the user: what is wrong, where, and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** The line of the text or the row of the sheet, where there is one. */
  readonly line: number | null;

  constructor(message: string, line: number | null = null, cause?: unknown) {
    super(message, { cause });
    this.line = line;
  }
}
