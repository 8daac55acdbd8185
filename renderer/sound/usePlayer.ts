import { useCallback, useEffect, useRef, useState } from 'react';
import type { WallTone } from '../../shared/contract/wallControl.ts';
import { scheduleTone } from './tones.ts';

/** `blocked`: the browser lets no sound out until somebody has touched the page. */
export type PlayerState = 'off' | 'blocked' | 'ready';

export type Player = { readonly state: PlayerState; readonly play: (tone: WallTone, volume: number) => void };

/** A browser that lets sound out takes a moment to open the loudspeakers; only what lasts longer is a block. */
const OPENS_WITHIN_MS = 1500;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Makes tones while they are wanted; one touch of the page wakes a sound that the browser blocks. */
export function usePlayer(isWanted: boolean): Player {
  const [state, setState] = useState<PlayerState>('off');
  const context = useRef<AudioContext | null>(null);

  useEffect(() => {
    if (!isWanted) return;
    const opened = new AudioContext();
    context.current = opened;
    function look(): void {
      setState(opened.state === 'running' ? 'ready' : 'blocked');
    }
    function wake(): void {
      // Without a loudspeaker it stays blocked, which the screen says.
      opened.resume().catch(() => undefined);
    }
    const firstLook = setTimeout(look, OPENS_WITHIN_MS);
    opened.addEventListener('statechange', look);
    for (const touch of TOUCHES) document.addEventListener(touch, wake);
    return () => {
      clearTimeout(firstLook);
      opened.removeEventListener('statechange', look);
      for (const touch of TOUCHES) document.removeEventListener(touch, wake);
      context.current = null;
      setState('off');
      void opened.close();
    };
  }, [isWanted]);

  const play = useCallback((tone: WallTone, volume: number): void => {
    if (context.current?.state === 'running' && volume > 0) scheduleTone(context.current, tone, volume);
  }, []);

  return { state, play };
}
