import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { USUAL_WALLS, usualTiles } from '../../../../shared/wall/frame.ts';
import type { FrameSettings, PlanName } from '../../../../shared/wall/frame.ts';
import type { WallLayouts } from '../../../../shared/wall/layouts.ts';
import type { SceneName } from '../../../../shared/wall/scene.ts';
import { INITIAL_VIEWING } from '../../../../shared/wall/size.ts';
import { useText } from '../../../hook/useText.ts';
import { PREVIEW_READY } from '../../wall/usePreview.ts';
import type { WallDraft } from '../../wall/usePreview.ts';
import './preview.css';

/** A wall lays itself out anew at each draft, so it waits until a hand rests. */
const REST_MS = 120;

/** A wall by its size in physical pixels, and how it is laid out. */
export type PreviewedWall = FrameSettings & { readonly widthPx: number; readonly heightPx: number };

export type WallPreviewProps = {
  readonly wall: PreviewedWall;
  readonly scene: SceneName;
  readonly layouts: WallLayouts;
  /** What stands above and below it on the page, in px: it is no higher than the rest of the window. */
  readonly besidePx: number;
  /** What lies on top of the wall. */
  readonly children?: ReactNode;
};

/** A plan's usual wall. */
export function usualWall(plan: PlanName): PreviewedWall {
  return { ...USUAL_WALLS[plan], tiles: usualTiles(plan), viewing: INITIAL_VIEWING };
}

/** The real wall, made small: with the city's cases as they are now, and silent. */
export function WallPreview({ wall, scene, layouts, besidePx, children }: WallPreviewProps) {
  const t = useText();
  const { widthPx, heightPx, tiles, viewing, scale } = wall;
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(0);
  // Counted, for a wall may load its page anew.
  const [readies, setReadies] = useState(0);

  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent): void => {
      if (source === frame.current?.contentWindow && data === PREVIEW_READY) setReadies((count) => count + 1);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  const draft = JSON.stringify({ type: 'wallDraft', tiles, viewing, scale, layouts, scene } satisfies WallDraft);
  useEffect(() => {
    if (readies === 0) return;
    const tell = (): void =>
      frame.current?.contentWindow?.postMessage(JSON.parse(draft) as WallDraft, window.location.origin);
    const rest = setTimeout(tell, REST_MS);
    return () => clearTimeout(rest);
  }, [readies, draft]);

  const style = {
    aspectRatio: `${widthPx} / ${heightPx}`,
    maxWidth: `max(320px, calc((100vh - ${besidePx}px) * ${widthPx / heightPx}))`,
  };
  return (
    <div ref={place} className="wall-preview" style={style}>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, which reads from its own host */}
      <iframe
        ref={frame}
        title={t('layout.preview')}
        src="/wall?preview&sound=off"
        tabIndex={-1}
        style={{ width: widthPx, height: heightPx, transform: `scale(${width / widthPx})` }}
      />
      {children}
    </div>
  );
}
