import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FeedMessage, FeedPresence, Present } from '../../../shared/contract/feed.ts';
import { hostNowMs, noteHostTime } from '../../hook/useHostNow.ts';
import type { Line } from '../../part/LineState.tsx';
import { openFeed } from '../../rpc/feed.ts';

export type Presence = ReadonlyMap<number, readonly Present[]>;

/** Cases that nobody has open any more are forgotten: a desk stays open for weeks. */
function withSeats(before: Presence, caseId: number, seats: readonly Present[]): Presence {
  const after = new Map(before);
  if (seats.length > 0) after.set(caseId, seats);
  else after.delete(caseId);
  return after;
}

/** Who else has a case open; a second desk under the same name is another desk. */
export function othersAt(presence: Presence, caseId: number, own: string | null): readonly Present[] {
  const present = presence.get(caseId) ?? [];
  const self = present.findIndex(({ seat }) => seat === own);
  return present.filter((_one, index) => index !== self);
}

/** A busy city writes many events a second; a list that moved with each could not be read. */
const REFRESH_MS = 700;
const SILENCE_MS = 45_000;

/** Asks again, at most once in `REFRESH_MS`, for what the changes may have touched. */
function createRefresher(client: QueryClient): {
  readonly touch: (caseId: number | null) => void;
  readonly end: () => void;
} {
  let cases = new Set<number>();
  let rules = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = 0;

  function refresh(): void {
    timer = undefined;
    lastMs = performance.now();
    void client.invalidateQueries({ queryKey: ['desk', 'summary'] });
    void client.invalidateQueries({ queryKey: ['desk', 'queue'] });
    void client.invalidateQueries({ queryKey: ['desk', 'search'] });
    // A step of one's own, or a note that another desk has left.
    void client.invalidateQueries({ queryKey: ['desk', 'shift'] });
    for (const id of cases) void client.invalidateQueries({ queryKey: ['desk', 'case', id] });
    if (rules) void client.invalidateQueries({ queryKey: ['desk', 'rules'] });
    if (rules) void client.invalidateQueries({ queryKey: ['city'] });
    cases = new Set();
    rules = false;
  }

  return {
    touch: (caseId) => {
      if (caseId === null) rules = true;
      else cases.add(caseId);
      timer ??= setTimeout(refresh, Math.max(30, lastMs + REFRESH_MS - performance.now()));
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Keeps the desk's answers in step with the host, tells it which case this seat has open and for what act, and says how the line stands and
 * who else has a case open.
 */
export function useDeskFeed(
  seat: string | null,
  caseId: number | null,
  doing: string | null,
): { readonly line: Line; readonly presence: Presence } {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>({ kind: 'connecting' });
  const [presence, setPresence] = useState<Presence>(new Map());
  const say = useRef<((presence: FeedPresence) => void) | null>(null);

  useEffect(() => {
    if (seat !== null) say.current?.({ type: 'presence', caseId, seat, doing });
  }, [seat, caseId, doing]);
  const onOpen = useEffectEvent((tell: (presence: FeedPresence) => void) => {
    say.current = tell;
    if (seat !== null) tell({ type: 'presence', caseId, seat, doing });
  });

  useEffect(() => {
    const refresher = createRefresher(client);
    let sequence: number | null = null;
    let wasLost = false;

    function takeAnew(): void {
      void client.invalidateQueries({ queryKey: ['desk'] });
      void client.invalidateQueries({ queryKey: ['city'] });
    }

    function onMessage(message: FeedMessage): void {
      setLine((before) => (before.kind === 'live' ? before : { kind: 'live' }));
      switch (message.type) {
        case 'welcome':
          noteHostTime(message.nowMs);
          if (wasLost) takeAnew();
          wasLost = false;
          sequence ??= message.sequence;
          break;
        case 'changes':
          for (const change of message.changes) {
            sequence = change.sequence;
            refresher.touch(change.caseId);
          }
          break;
        case 'newPicture':
          sequence = message.sequence;
          takeAnew();
          break;
        case 'figures':
        case 'beat':
          noteHostTime(message.nowMs);
          break;
        case 'presence':
          setPresence((before) => withSeats(before, message.caseId, message.seats));
          break;
        case 'order':
        case 'walls':
          break;
      }
    }

    const close = openFeed({
      screen: 'desk',
      since: () => sequence,
      onMessage,
      onOpen: (tell) => onOpen(tell),
      onLost: (attempt) => {
        wasLost = true;
        setLine((before) => ({
          kind: 'lost',
          sinceMs: before.kind === 'lost' ? before.sinceMs : hostNowMs(),
          attempt,
        }));
      },
      silenceMs: SILENCE_MS,
    });
    return () => {
      close();
      refresher.end();
    };
  }, [client]);

  return { line, presence };
}
