import { lazy, Suspense, useRef } from 'react';
import type { RefObject } from 'react';
import type { Bounds } from '../../../../shared/grid/polygon.ts';
import { useText } from '../../../hook/useText.ts';
import type { Theme } from '../../../part/deskTheme.ts';
import { useCityMap } from '../deskData.ts';
import { listOf } from '../deskState.ts';
import type { DeskState, DeskStep } from '../deskState.ts';
import type { Rows } from '../queue/useRows.ts';

/** The map and what draws it come when they are asked for: a desk is at work without them. */
const ListMap = lazy(async () => ({ default: (await import('./ListMap.tsx')).ListMap }));

/** What outlives the map while a case stands in its place. */
export type MapPlace = {
  /** What was seen when the map stood there last. */
  readonly seenRef: RefObject<Bounds | null>;
  /** Whether the map takes the focus when it comes; then no more. */
  readonly focusRef: RefObject<boolean>;
};

/** The map's place at the desk, and how it is opened, which gives it the focus, or closed. */
export function useMapPlace(
  { map, caseId }: DeskState,
  step: (step: DeskStep) => void,
): { readonly place: MapPlace; readonly toggle: () => void } {
  const seenRef = useRef<Bounds | null>(null);
  const focusRef = useRef(false);
  function toggle(): void {
    const isShown = map && caseId === null;
    focusRef.current = !isShown;
    step({ do: isShown ? 'closeMap' : 'showMap' });
  }
  return { place: { seenRef, focusRef }, toggle };
}

/** The map of the list in the place of a case, where none is open. */
export function MapPane({
  state,
  list,
  theme,
  zone,
  nowMs,
  place,
  step,
}: {
  readonly state: DeskState;
  readonly list: Rows;
  readonly theme: Theme;
  readonly zone: string;
  readonly nowMs: number;
  readonly place: MapPlace;
  readonly step: (step: DeskStep) => void;
}) {
  const t = useText();
  const city = useCityMap();
  const { search, queue, cursor } = state;
  const waiting = <section className="desk-no-case">{t('desk.list.loading')}</section>;
  if (!city) return waiting;
  return (
    <Suspense fallback={waiting}>
      <ListMap
        list={listOf(state, zone)}
        city={city}
        theme={theme}
        context={{ nowMs, zone, warning: null, queue: search === null ? queue : null }}
        cursor={cursor}
        row={[...list.rows.values()].find(({ id }) => id === cursor) ?? null}
        place={place}
        view={search?.view ?? null}
        onView={(view) => step({ do: 'search', change: { view, ...(search === null && { state: 'open' }) } })}
        onPoint={(id, index) => step({ do: 'point', id, index })}
        onOpen={(id) => step({ do: 'openCase', id })}
        onClose={() => step({ do: 'closeMap' })}
      />
    </Suspense>
  );
}
