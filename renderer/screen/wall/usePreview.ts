import { useEffect, useMemo, useState } from 'react';
import type { FrameSettings } from '../../../shared/wall/frame.ts';
import type { WallLayouts } from '../../../shared/wall/layouts.ts';
import type { SceneName } from '../../../shared/wall/scene.ts';

/** What a desk tries out on the wall that it shows in its page: nothing of it is saved. */
export type WallDraft = FrameSettings & {
  readonly type: 'wallDraft';
  readonly layouts: WallLayouts;
  readonly scene: SceneName;
};

/** The word by which a previewed wall says that it listens. */
export const PREVIEW_READY = 'wallPreviewReady';

const IS_PREVIEW = new URLSearchParams(window.location.search).has('preview') && window.parent !== window;

export type Preview = { readonly draft: WallDraft | null };

/** `/wall?preview` in a frame of a desk's page follows the draft that the page tells it; null: this is a wall. */
export function usePreview(): Preview | null {
  const [draft, setDraft] = useState<WallDraft | null>(null);
  useEffect(() => {
    if (!IS_PREVIEW) return;
    const listen = ({ origin, source, data }: MessageEvent): void => {
      if (origin !== window.location.origin || source !== window.parent) return;
      if ((data as Partial<WallDraft> | null)?.type === 'wallDraft') setDraft(data as WallDraft);
    };
    window.addEventListener('message', listen);
    window.parent.postMessage(PREVIEW_READY, window.location.origin);
    return () => window.removeEventListener('message', listen);
  }, []);
  return useMemo(() => (IS_PREVIEW ? { draft } : null), [draft]);
}
