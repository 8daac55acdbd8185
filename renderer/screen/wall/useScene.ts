import { useState } from 'react';
import { WALL_SCENES } from '../../../shared/contract/wallControl.ts';
import type { WallScene } from '../../../shared/contract/wallControl.ts';
import { rotated } from '../../../shared/wall/scene.ts';
import type { Rotation, SceneTurn } from '../../../shared/wall/scene.ts';
import type { Remote } from './remote.ts';

/** This wall shows one scene for good: `?scene=accountability` in its address. */
const ASKED_SCENE = new URLSearchParams(window.location.search).get('scene');
const OWN_SCENE = WALL_SCENES.find((scene) => scene === ASKED_SCENE) ?? null;

export type SceneNow = {
  readonly scene: WallScene;
  /** How much of its turn is over, 0 to 1; null: it does not change by itself. */
  readonly share: number | null;
};

type SceneOptions = {
  readonly turns: readonly SceneTurn[];
  readonly remote: Pick<Remote, 'scene' | 'paused' | 'turns'>;
  /** A hazard waits: the city is shown until somebody has confirmed it. */
  readonly alarmed: boolean;
  /** This machine's time. */
  readonly nowMs: number;
};

/** The scene that is on: the one that a desk or the address names, the city while a hazard waits, else the one whose turn it is. */
export function useScene({ turns, remote, alarmed, nowMs }: SceneOptions): SceneNow {
  const [rotation, setRotation] = useState<Rotation>({ index: 0, shownMs: 0, atMs: nowMs, nexts: remote.turns });
  const named = remote.scene ?? OWN_SCENE;
  const to = remote.scene ?? (alarmed ? 'live' : null);
  const now = rotated(rotation, turns, { atMs: nowMs, nexts: remote.turns, held: remote.paused, to });
  if (now.atMs !== rotation.atMs || now.index !== rotation.index || now.nexts !== rotation.nexts) setRotation(now);
  if (named !== null) return { scene: named, share: null };
  if (alarmed) return { scene: 'live', share: null };
  const turn = turns[now.index];
  if (!turn) return { scene: 'live', share: null };
  const isFixed = turns.length < 2 || remote.paused;
  return { scene: turn.scene, share: isFixed ? null : Math.min(1, now.shownMs / (turn.seconds * 1000)) };
}
