import { useEffect } from 'react';
import type { WallShown } from '../../../shared/contract/wallControl.ts';

/** Tells the host what this wall shows whenever it is something else. */
export function useShown(show: (shown: WallShown) => void, shown: WallShown): void {
  const key = JSON.stringify(shown);
  useEffect(() => show(JSON.parse(key) as WallShown), [show, key]);
}
