import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import type { Line } from '../part/LineState.tsx';
import { openFeed } from '../rpc/feed.ts';
import { hostNowMs, noteHostTime } from './useHostNow.ts';

/** Where the connected walls stand in a page's cache. */
export const WALLS_KEY = ['walls'] as const;

const SILENCE_MS = 45_000;
const UNDER_WAY_MS = 150;

type FeedRefresh = {
  /** Names this page in the host's log. */
  readonly screen: string;
  /** What to ask anew after changes: everything that begins with it. */
  readonly queryKey: QueryKey;
  /** At most once in this time, for a busy city writes many events a second. */
  readonly everyMs: number;
};

/** Keeps the answers of a page that only reads in step with the host, and says how the line stands. */
export function useFeedRefresh({ screen, queryKey, everyMs }: FeedRefresh): Line {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>({ kind: 'connecting' });
  const key = JSON.stringify(queryKey);

  useEffect(() => {
    let sequence: number | null = null;
    let wasLost = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = Number.NEGATIVE_INFINITY;

    function refresh(): void {
      // An answer under way is not thrown away, or a busy city would never let one come; what is newer is asked for after it.
      if (client.isFetching({ queryKey: JSON.parse(key) as QueryKey }) > 0) {
        timer = setTimeout(refresh, UNDER_WAY_MS);
        return;
      }
      timer = undefined;
      lastMs = performance.now();
      void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
    }

    function onMessage(message: FeedMessage): void {
      setLine((before) => (before.kind === 'live' ? before : { kind: 'live' }));
      switch (message.type) {
        case 'welcome':
          noteHostTime(message.nowMs);
          if (wasLost) void client.invalidateQueries();
          wasLost = false;
          sequence ??= message.sequence;
          break;
        case 'changes':
          sequence = message.changes.at(-1)?.sequence ?? sequence;
          timer ??= setTimeout(refresh, Math.max(30, lastMs + everyMs - performance.now()));
          break;
        case 'newPicture':
          sequence = message.sequence;
          void client.invalidateQueries();
          break;
        case 'figures':
        case 'beat':
          noteHostTime(message.nowMs);
          break;
        case 'walls':
          client.setQueryData(WALLS_KEY, message.walls);
          break;
        case 'presence':
        case 'order':
          break;
      }
    }

    const close = openFeed({
      screen,
      since: () => sequence,
      onMessage,
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
      clearTimeout(timer);
    };
  }, [client, screen, key, everyMs]);

  return line;
}
