import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ENTER_PATH } from '../../../shared/shell/hostMessage.ts';
import type { TicketOffer } from '../../../shared/shell/hostMessage.ts';
import { redeemTicket } from '../../../shared/shell/ticket.ts';
import type { Ticket } from '../../../shared/shell/ticket.ts';

/** Keeps a host to the windows of the desktop program that started it. */
export type Entry = {
  /** The ticket that opens from now on, until it is used or too old. */
  readonly accept: (ticket: Ticket) => void;
  /** The `Set-Cookie` header for the bearer of the ticket; null for anyone else. */
  readonly redeem: (offered: string) => string | null;
  /** Whether a request's `Cookie` header is that of a window that was let in. */
  readonly admits: (cookies: string | undefined) => boolean;
};

const COOKIE = 'chengguan';

/** `pass`: what the cookie holds, random and only this host's. */
export function createEntry({ pass, nowMs }: { readonly pass: string; readonly nowMs: () => number }): Entry {
  let left: Ticket | null = null;
  return {
    accept(ticket) {
      left = ticket;
    },
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

/** Opens `POST /enter`, where the ticket is changed for the cookie. */
export function addEntry(server: FastifyInstance, entry: Entry): void {
  server.post(ENTER_PATH, (request, reply) => {
    const { ticket } = (request.body ?? {}) as Partial<TicketOffer>;
    const cookie = typeof ticket === 'string' ? entry.redeem(ticket) : null;
    if (cookie === null) return reply.code(401).send({ message: '入场凭证无效或已用过。' });
    return reply.code(204).header('set-cookie', cookie).send();
  });
}

/** Compares in a time that tells nothing about where the two differ, nor about their lengths. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
