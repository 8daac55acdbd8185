import { useQuery } from '@tanstack/react-query';
import type { WallShown } from '../../../shared/contract/wallControl.ts';
import { WALLS_KEY } from '../../hook/useFeedRefresh.ts';
import { askHost } from '../../rpc/host.ts';

const NONE: readonly WallShown[] = [];

/** Every connected wall and what it shows; the feed of the page keeps it in step. */
export function useWalls(): readonly WallShown[] {
  return useQuery({ queryKey: WALLS_KEY, queryFn: () => askHost('wall.screens') }).data ?? NONE;
}
