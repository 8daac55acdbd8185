import { createHash, timingSafeEqual } from 'node:crypto';
import { redeemTicket } from '../../../shared/shell/ticket.ts';
import type { Ticket } from '../../../shared/shell/ticket.ts';

/** Keeps a host to the windows of the desktop program that started it. */
export type Entry = {
  /** The `Set-Cookie` header for the bearer of the ticket; null for anyone else. */
  readonly redeem: (offered: string) => string | null;
  /** Whether a request's `Cookie` header is that of a window that was let in. */
  readonly admits: (cookies: string | undefined) => boolean;
};

const COOKIE = 'chengguan';

/** `pass`: what the cookie holds, random and only this host's. */
export function createEntry({
  ticket,
  pass,
  nowMs,
}: {
  readonly ticket: Ticket;
  readonly pass: string;
  readonly nowMs: () => number;
}): Entry {
  let left: Ticket | null = ticket;
  return {
    redeem(offered) {
      const result = redeemTicket(left, offered, { nowMs: nowMs(), isSame });
      ({ left } = result);
      return result.opens ? `${COOKIE}=${pass}; HttpOnly; SameSite=Strict; Path=/` : null;
    },
    admits(cookies) {
      return (cookies ?? '').split(';').some((cookie) => {
        const [name = '', value = ''] = cookie.split('=');
        return name.trim() === COOKIE && isSame(value.trim(), pass);
      });
    },
  };
}

/** Compares in a time that tells nothing about where the two differ, nor about their lengths. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
