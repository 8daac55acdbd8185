import { expect, test } from 'vitest';
import { createEntry } from '../../../electron/host/gateway/entry.ts';
import { issueTicket } from '../../../shared/shell/ticket.ts';

const pass = 'ab'.repeat(32);

function entryAt(nowMs = 1_000) {
  const ticket = issueTicket(new Uint8Array(32).fill(7), 1_000);
  const entry = createEntry({ pass, nowMs: () => nowMs });
  expect(entry.redeem(ticket.secret)).toBeNull();
  entry.accept(ticket);
  return { entry, secret: ticket.secret };
}

test('the bearer of the ticket gets a cookie that no script reads, once', () => {
  const { entry, secret } = entryAt();
  expect(entry.redeem('0'.repeat(64))).toBeNull();
  expect(entry.redeem(secret)).toBe(`chengguan=${pass}; HttpOnly; SameSite=Strict; Path=/`);
  expect(entry.redeem(secret)).toBeNull();
});

test('a ticket that came too late opens nothing', () => {
  const { entry, secret } = entryAt(61_001);
  expect(entry.redeem(secret)).toBeNull();
});

test.each([
  [`chengguan=${pass}`, true],
  [`a=b; chengguan=${pass}; c=d`, true],
  [undefined, false],
  ['', false],
  ['chengguan=', false],
  [`chengguan=${pass}0`, false],
  [`xchengguan=${pass}`, false],
  [`other=${pass}`, false],
])('the cookies %j are let in: %s', (cookies, admitted) => {
  expect(entryAt().entry.admits(cookies)).toBe(admitted);
});
