/** Lets its bearer into the host once: the shell changes it for a cookie, so that no other program's page gets in. */
export type Ticket = { readonly secret: string; readonly expiresAtMs: number };

const LIFE_MS = 60_000;
const LEAST_BYTES = 32;

/** A ticket from at least 32 random bytes; it is good for a minute. */
export function issueTicket(random: Uint8Array, nowMs: number): Ticket {
  if (random.length < LEAST_BYTES) throw new RangeError(`a ticket needs ${LEAST_BYTES} random bytes`);
  return {
    secret: Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    expiresAtMs: nowMs + LIFE_MS,
  };
}

/**
 * Whether `offered` opens, and the ticket that is left after it: none once it was used or is too old. A wrong offer
 * leaves the ticket to its bearer. `isSame` compares in constant time.
 */
export function redeemTicket(
  ticket: Ticket | null,
  offered: string,
  { nowMs, isSame }: { readonly nowMs: number; readonly isSame: (one: string, other: string) => boolean },
): { readonly opens: boolean; readonly left: Ticket | null } {
  if (ticket === null || nowMs >= ticket.expiresAtMs) return { opens: false, left: null };
  return isSame(ticket.secret, offered) ? { opens: true, left: null } : { opens: false, left: ticket };
}
