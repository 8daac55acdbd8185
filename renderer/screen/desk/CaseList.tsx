import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { QueueRow } from '../../../shared/contract/desk.ts';
import { useText } from '../../hook/useText.ts';
import { CaseRow } from './CaseRow.tsx';
import type { CaseRowProps, RowContext } from './CaseRow.tsx';
import { keptScrollTop, windowOf } from './listWindow.ts';
import type { ListWindow } from './listWindow.ts';

const ROW_HEIGHT = 76;

export type CaseListProps = {
  readonly label: string;
  /** What the list shows; another one begins at its top. */
  readonly place: string;
  readonly header: ReactNode;
  readonly empty: ReactNode;
  /** Stands below the rows, so that they do not move when it comes. */
  readonly footer: ReactNode;
  readonly total: number;
  readonly rows: ReadonlyMap<number, QueueRow>;
  readonly cursor: number | null;
  readonly openId: number | null;
  readonly context: RowContext;
  readonly picked: ReadonlyMap<number, unknown>;
  readonly onLook: (window: ListWindow) => void;
  readonly onPick: CaseRowProps['onPick'];
  readonly onOpen: (id: number) => void;
};

/** A list that draws only the rows in sight: as smooth with 20,000 cases as with 20, and it keeps the reader's place. */
export function CaseList(props: CaseListProps) {
  const {
    label,
    place: listed,
    header,
    empty,
    footer,
    total,
    rows,
    cursor,
    openId,
    context,
    picked,
    onLook,
    onPick,
    onOpen,
  } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrollTop: 0, height: 900 });
  const shown = windowOf({ ...place, rowHeight: ROW_HEIGHT, total });
  const { first, last } = shown;

  useEffect(() => {
    onLook({ first, last });
  }, [first, last, onLook]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setPlace({ scrollTop: element.scrollTop, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // A refresh must not move what is being read; a new list begins at its top.
  const indexById = new Map([...rows].map(([index, row]) => [row.id, index]));
  const before = useRef({ listed, indexById });
  useLayoutEffect(() => {
    const element = box.current;
    const { listed: listedBefore, indexById: was } = before.current;
    before.current = { listed, indexById };
    if (!element || was === indexById) return;
    if (listedBefore !== listed) element.scrollTop = 0;
    else {
      const { scrollTop } = element;
      const kept = keptScrollTop({ scrollTop, rowHeight: ROW_HEIGHT, before: was, after: indexById });
      if (kept !== scrollTop) element.scrollTop = kept;
    }
  });

  const cursorIndex = cursor === null ? undefined : indexById.get(cursor);
  const followed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || cursorIndex === undefined || followed.current === cursor) return;
    followed.current = cursor;
    const top = cursorIndex * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    element.querySelector<HTMLElement>(`[data-case="${cursor}"]`)?.focus({ preventScroll: true });
  }, [cursor, cursorIndex]);

  return (
    <section className="desk-list" aria-label={label}>
      {header}
      <div
        ref={box}
        className="desk-rows"
        onScroll={({ currentTarget }) =>
          setPlace({ scrollTop: currentTarget.scrollTop, height: currentTarget.clientHeight })
        }
      >
        {total === 0 ? (
          <p className="desk-empty">{empty}</p>
        ) : (
          <ol className={picked.size > 0 ? 'picking' : undefined} style={{ height: total * ROW_HEIGHT }}>
            {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset).map((index) => {
              const row = rows.get(index);
              const top = index * ROW_HEIGHT;
              return row ? (
                <CaseRow
                  key={row.id}
                  row={row}
                  index={index}
                  total={total}
                  top={top}
                  isOpen={row.id === openId}
                  hasCursor={row.id === cursor}
                  isEntry={cursorIndex === undefined && index === Math.max(first, 0)}
                  context={context}
                  isPicked={picked.has(row.id)}
                  onOpen={onOpen}
                  onPick={onPick}
                />
              ) : (
                <li key={`waiting-${index}`} className="desk-row waiting" style={{ top }} aria-hidden="true">
                  {t('desk.list.loading')}
                </li>
              );
            })}
          </ol>
        )}
      </div>
      {footer}
    </section>
  );
}
