import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NO_FILTER, QUEUES } from '../../../../shared/contract/desk.ts';
import type { QueuePage, QueueRow } from '../../../../shared/contract/desk.ts';
import { pageQuery } from '../deskData.ts';

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
    const laidOut = new WeakSet<readonly QueueRow[]>();

    // One queue after the other, so that a person's command never waits for more than one of them.
    async function round(): Promise<void> {
      for (const queue of QUEUES) {
        const { queryKey, queryFn } = pageQuery(queue, NO_FILTER, 0);
        await client.prefetchQuery({ queryKey, queryFn });
        const rows = client.getQueryData<QueuePage>(queryKey)?.rows;
        if (rows !== undefined && !laidOut.has(rows)) await layOut(rows);
        if (ended) return;
        if (rows !== undefined) laidOut.add(rows);
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

/**
 * Lays the characters of rows out once, out of sight. The Chinese face comes in parts, so that a row would be drawn twice,
 * the first time in another face; and what the browser looks up for new characters takes half a frame.
 */
async function layOut(rows: readonly QueueRow[]): Promise<void> {
  const words = rows.flatMap((row) => [row.number, row.categoryName, row.address, row.unitName, row.officer]);
  const characters = [...new Set(words.join(''))].join('');
  const { fontFamily } = getComputedStyle(document.body);
  await document.fonts.load(`1em ${fontFamily}`, characters).catch(() => []);
  const unseen = document.createElement('div');
  unseen.className = 'desk-row desk-unseen';
  for (const part of ['b', 'strong', 'span']) unseen.appendChild(document.createElement(part)).textContent = characters;
  unseen.lastElementChild?.classList.add('desk-row-more');
  document.querySelector('.desk')?.append(unseen);
  unseen.getBoundingClientRect();
  unseen.remove();
}
