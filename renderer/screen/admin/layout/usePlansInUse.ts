import type { Settings } from '../../../../shared/setting/setting.ts';
import { frameOf } from '../../../../shared/wall/frame.ts';
import type { PlanName } from '../../../../shared/wall/frame.ts';
import { useWalls } from '../useWalls.ts';

/** The kinds of the walls that are connected, by their real sizes. */
export function usePlansInUse(settings: Settings): readonly PlanName[] {
  const walls = useWalls();
  const set = { tiles: settings['wall.tiles'], viewing: settings['wall.viewing'], scale: null };
  return [...new Set(walls.map(({ width, height }) => frameOf({ widthPx: width, heightPx: height }, set).plan))];
}
