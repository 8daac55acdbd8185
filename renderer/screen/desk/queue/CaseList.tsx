import { useDeferredValue, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { QueueRow } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import { CaseRow } from './CaseRow.tsx';
import type { CaseRowProps, RowContext } from './CaseRow.tsx';
import type { DeskState } from '../deskState.ts';
import { keptScrollTop, SPARE_ROWS, windowOf } from './listWindow.ts';
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
  /** A case pointed at elsewhere, with its row, which may not be in sight. */
  readonly pointed: DeskState['pointed'];
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
    pointed,
    openId,
    context,
    picked,
    onLook,
    onPick,
    onOpen,
  } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  // Where the list stands, in whole rows: only another row in sight draws it anew.
  const [place, setPlace] = useState({ listed, scrollTop: 0, height: 900 });
  // Of another list the rows in sight are drawn first, those to spare after they stand on the screen.
  const isDrawn = useDeferredValue(listed) === listed;
  const { first, last } = windowOf({
    scrollTop: place.listed === listed ? place.scrollTop : 0,
    height: place.height,
    rowHeight: ROW_HEIGHT,
    total,
    spare: isDrawn ? SPARE_ROWS : 0,
  });
  // To ask the element itself would lay out all that was just drawn before it is painted.
  const scrollTop = useRef(0);

  const notePlace = useEffectEvent(({ scrollTop: top, clientHeight: height }: HTMLElement) => {
    scrollTop.current = top;
    const next = { listed, scrollTop: Math.floor(top / ROW_HEIGHT) * ROW_HEIGHT, height };
    const same = place.listed === listed && place.scrollTop === next.scrollTop && place.height === height;
    if (!same) setPlace(next);
  });

  useEffect(() => {
    onLook({ first, last });
  }, [first, last, onLook]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const note = (): void => notePlace(element);
    const observer = new ResizeObserver(note);
    observer.observe(element);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, []);

  // A refresh must not move what is being read; a new list begins at its top.
  const indexById = useMemo(() => new Map([...rows].map(([index, row]) => [row.id, index])), [rows]);
  const before = useRef({ listed, indexById });
  useLayoutEffect(() => {
    const element = box.current;
    const { listed: listedBefore, indexById: was } = before.current;
    before.current = { listed, indexById };
    const { current: top } = scrollTop;
    if (!element || was === indexById || top === 0) return;
    const kept =
      listedBefore === listed
        ? keptScrollTop({ scrollTop: top, rowHeight: ROW_HEIGHT, before: was, after: indexById })
        : 0;
    if (kept === top) return;
    // The reader may have scrolled on since the last frame.
    element.scrollTop = kept === 0 ? 0 : element.scrollTop + kept - top;
    scrollTop.current = element.scrollTop;
  }, [listed, indexById]);

  const cursorIndex =
    cursor === null ? undefined : (indexById.get(cursor) ?? (pointed?.id === cursor ? pointed.index : undefined));
  const followed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || cursorIndex === undefined || followed.current === cursor) return;
    followed.current = cursor;
    const top = cursorIndex * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    // On the map the rows are gone through without leaving it.
    if (document.activeElement?.closest('.desk-map')) return;
    element.querySelector<HTMLElement>(`[data-case="${cursor}"]`)?.focus({ preventScroll: true });
  }, [cursor, cursorIndex]);

  return (
    <section className="desk-list" aria-label={label}>
      {header}
      <div ref={box} className="desk-rows">
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
