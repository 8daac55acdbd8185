import type { Rejection, RejectionCode } from './command.ts';

/** The answer of a decision that the rules refuse. */
export type Rejected = { readonly kind: 'rejected'; readonly rejection: Rejection };

/** Makes a refusal; `message` says in Chinese what to do. */
export function reject(code: RejectionCode, message: string): Rejected {
  return { kind: 'rejected', rejection: { code, message } };
}
