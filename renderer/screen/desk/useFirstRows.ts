import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NO_FILTER, QUEUES } from '../../../shared/contract/desk.ts';
import type { QueuePage, QueueRow } from '../../../shared/contract/desk.ts';
import { pageQuery } from './deskData.ts';

/** A round asks only for queues that may have changed since the last one, and costs the host some milliseconds in all. */
const ROUND_MS = 15_000;

/**
 * Keeps the first rows of every queue at hand, so that a queue opens with its rows in the frame of the key press and not
 * after an answer of the host; where they are old, the answer follows. `ready`: what the desk shows now has come.
 */
export function useFirstRows(ready: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!ready) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    // One queue after the other, so that a person's command never waits for more than one of them.
    async function round(): Promise<void> {
      for (const queue of QUEUES) {
        const { queryKey, queryFn } = pageQuery(queue, NO_FILTER, 0);
        await client.prefetchQuery({ queryKey, queryFn });
        await loadFonts(client.getQueryData<QueuePage>(queryKey)?.rows ?? []);
        if (ended) return;
      }
      timer = setTimeout(() => void round(), ROUND_MS);
    }

    void round();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [client, ready]);
}

/** The Chinese face comes in parts: a row drawn before its part is there is drawn twice, the first time in another face. */
async function loadFonts(rows: readonly QueueRow[]): Promise<void> {
  const words = new Set(rows.flatMap((row) => [row.categoryName, row.address, row.unitName, row.officer].join('')));
  const { fontFamily } = getComputedStyle(document.body);
  await document.fonts.load(`1em ${fontFamily}`, [...words].join('')).catch(() => []);
}
