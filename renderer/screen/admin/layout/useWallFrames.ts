import type { WallShown } from '../../../../shared/contract/wallControl.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { frameOf } from '../../../../shared/wall/frame.ts';
import type { WallFrame } from '../../../../shared/wall/frame.ts';
import { useWalls } from '../useWalls.ts';

export type FramedWall = { readonly wall: WallShown; readonly frame: WallFrame };

/** How the connected walls are laid out, by their real sizes. */
export function useWallFrames(settings: Settings): readonly FramedWall[] {
  const set = { tiles: settings['wall.tiles'], viewing: settings['wall.viewing'], scale: null };
  return useWalls().map((wall) => ({ wall, frame: frameOf({ widthPx: wall.width, heightPx: wall.height }, set) }));
}
