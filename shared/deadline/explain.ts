/** One line of a deadline's arithmetic in words. */
export type ExplainLine = {
  readonly text: string;
  readonly usedMs: number;
  readonly usedWords: string;
  readonly note?: string;
};
