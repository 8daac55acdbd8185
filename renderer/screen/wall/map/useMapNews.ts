import { useCallback, useEffect, useState } from 'react';
import type { MapNews, MapPicture } from './picture.ts';
import type { Point } from './plane.ts';

/** A ring that drops once where something happened. */
export type Drop = { readonly key: number; readonly kind: 'new' | 'late'; readonly at: Point };
/** The new case whose card is shown, and how many more came with it. */
export type ShownNews = { readonly id: number; readonly more: number };

/** `map`: the picture that it was told of; another one has other places. */
type Told = {
  readonly map: MapPicture | null;
  readonly drops: readonly Drop[];
  readonly shown: ShownNews | null;
};

/** More at once than this are a new picture, not news. */
const MOST_DROPS = 8;
/** Long enough to read two lines from afar. */
const CARD_MS = 9000;

/** What is announced on the map: rings where cases came or grew worse, and the card of a new one, for a while. */
export function useMapNews(map: MapPicture | null) {
  const [told, setTold] = useState<Told>({ map: null, drops: [], shown: null });
  const { drops, shown } = told.map === map ? told : { drops: [], shown: null };

  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setTold((old) => ({ ...old, shown: null })), CARD_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const tell = useCallback(
    (news: MapNews) => {
      const { added, worsened } = news;
      const count = added.length + worsened.length;
      if (map === null || count === 0 || count > MOST_DROPS) return;
      const ids = [...added, ...worsened];
      setTold((last) => {
        const old = last.map === map ? last : { drops: [], shown: null };
        const next = 1 + Math.max(0, ...old.drops.map(({ key }) => key));
        const fresh = ids.flatMap((id, i): readonly Drop[] => {
          const at = map.at(id);
          return at ? [{ key: next + i, kind: i < added.length ? 'new' : 'late', at }] : [];
        });
        const id = added.at(-1);
        return {
          map,
          drops: [...old.drops, ...fresh].slice(-MOST_DROPS),
          shown: id === undefined ? old.shown : { id, more: added.length - 1 },
        };
      });
    },
    [map],
  );
  const onDropEnd = (key: number) => () =>
    setTold((old) => ({ ...old, drops: old.drops.filter((drop) => drop.key !== key) }));

  return { drops, shown, tell, onDropEnd };
}
