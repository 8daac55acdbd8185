import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { frameOf } from '../../../shared/wall/frame.ts';
import type { FrameSettings, WallFrame } from '../../../shared/wall/frame.ts';
import { INITIAL_VIEWING, ONE_SCREEN, TILINGS, tilesOf } from '../../../shared/wall/size.ts';

/** One wall among others may be made otherwise: `?tiles=2x2&scale=1.5` in its address. */
const WORDS = new URLSearchParams(window.location.search);
const OWN_TILING = TILINGS.find((known) => known === WORDS.get('tiles'));
const ASKED_SCALE = Number(WORDS.get('scale'));
const OWN_SCALE = ASKED_SCALE >= 0.5 && ASKED_SCALE <= 4 ? ASKED_SCALE : null;

/** How this window is laid out, by its real size; the size of letters is set for the whole document. */
export function useFrame(
  settings: (Omit<FrameSettings, 'scale'> & Partial<Pick<FrameSettings, 'scale'>>) | null,
): WallFrame {
  const [size, setSize] = useState(windowSize);
  useEffect(() => {
    const resize = (): void => setSize(windowSize());
    window.addEventListener('resize', resize);
    return () => window.removeEventListener('resize', resize);
  }, []);
  const tiles = settings?.tiles ?? ONE_SCREEN;
  const viewing = settings?.viewing ?? INITIAL_VIEWING;
  const scale = settings?.scale ?? OWN_SCALE;
  const frame = useMemo(
    () =>
      frameOf(size, {
        tiles: OWN_TILING === undefined ? tiles : tilesOf(OWN_TILING),
        viewing,
        scale,
      }),
    [size, tiles, viewing, scale],
  );
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--wall-scale', String(frame.scale));
    return () => void document.documentElement.style.removeProperty('--wall-scale');
  }, [frame.scale]);
  return frame;
}

function windowSize(): { readonly widthPx: number; readonly heightPx: number } {
  return { widthPx: window.innerWidth, heightPx: window.innerHeight };
}
