import type { ReplayAsk, ReplayTurn } from '../../../shared/contract/replay.ts';
import type { WallOrder, WallScene, WallTone } from '../../../shared/contract/wallControl.ts';
import type { Shading } from '../../../shared/wall/shading.ts';

/** What a desk has told this wall; times are this machine's. A wall that starts anew has been told nothing. */
export type Remote = {
  /** The scene to stay with; null: scenes change by themselves. */
  readonly scene: WallScene | null;
  /** Stay with the scene that is shown. */
  readonly paused: boolean;
  /** How often the next scene was asked for. */
  readonly turns: number;
  /** Agenda items of the meeting turned by a desk, forward less back. */
  readonly steps: number;
  readonly opened: { readonly caseId: number; readonly untilMs: number } | null;
  /** Null: as the settings say. */
  readonly shading: Shading | null;
  /** What to play back; null: what the wall's own address says. */
  readonly replay: ReplayAsk | null;
  /** The last turn of a replay, and which one it was. */
  readonly turned: { readonly turn: ReplayTurn; readonly count: number } | null;
  /** The last tone to try, and which try it was. */
  readonly trial: { readonly tone: WallTone; readonly count: number } | null;
};

export const INITIAL_REMOTE: Remote = {
  scene: null,
  paused: false,
  turns: 0,
  steps: 0,
  opened: null,
  shading: null,
  replay: null,
  turned: null,
  trial: null,
};

/** What holds after one more order. */
export function remoteAfter(remote: Remote, order: WallOrder, atMs: number): Remote {
  switch (order.do) {
    case 'scene':
      return { ...remote, scene: order.scene, paused: false, opened: null };
    case 'pause':
      return { ...remote, paused: true };
    case 'resume':
      return { ...remote, scene: null, paused: false };
    case 'next':
      return { ...remote, scene: null, turns: remote.turns + 1, opened: null };
    case 'item':
      return { ...remote, steps: remote.steps + order.step };
    case 'openCase':
      return { ...remote, opened: { caseId: order.caseId, untilMs: atMs + order.seconds * 1000 } };
    case 'closeCase':
      return { ...remote, opened: null };
    case 'shading':
      return { ...remote, shading: order.shading };
    case 'replay':
      return { ...remote, scene: 'replay', replay: order.replay, paused: false, opened: null };
    case 'turnReplay':
      return { ...remote, turned: { turn: order.turn, count: (remote.turned?.count ?? 0) + 1 } };
    case 'testSound':
      return { ...remote, trial: { tone: order.tone, count: (remote.trial?.count ?? 0) + 1 } };
  }
}
