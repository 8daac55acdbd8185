import { expect, test } from 'vitest';
import { issueTicket, redeemTicket } from '../../../shared/shell/ticket.ts';

const ticket = issueTicket(new Uint8Array(32).fill(10), 1_000);
const isSame = (one: string, other: string): boolean => one === other;

test('is 64 hexadecimal digits of the given random bytes, and asks for enough of them', () => {
  expect(ticket.secret).toBe('0a'.repeat(32));
  expect(() => issueTicket(new Uint8Array(31), 0)).toThrow(RangeError);
});

test('opens once', () => {
  const first = redeemTicket(ticket, ticket.secret, { nowMs: 2_000, isSame });
  expect(first).toEqual({ opens: true, left: null });
  expect(redeemTicket(first.left, ticket.secret, { nowMs: 2_000, isSame }).opens).toBe(false);
});

test('a wrong offer opens nothing and leaves the ticket to its bearer', () => {
  expect(redeemTicket(ticket, '', { nowMs: 2_000, isSame })).toEqual({ opens: false, left: ticket });
});

test('is worth nothing after a minute', () => {
  expect(redeemTicket(ticket, ticket.secret, { nowMs: 60_999, isSame }).opens).toBe(true);
  expect(redeemTicket(ticket, ticket.secret, { nowMs: 61_000, isSame })).toEqual({ opens: false, left: null });
});
