/** A data folder that cannot be used. The message is for the user: what is wrong, and what to do. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
  }
}
