import { useEffect, useState } from 'react';
import type { WallAccountability } from '../../../../shared/contract/accountability.ts';
import { askHost } from '../../../rpc/host.ts';
import { untilAnswered } from '../useWall.ts';

/** What was issued, asked anew whenever something happened in accountability (`judgedAt`) and at a new day (`day`). */
export function useIssued(judgedAt: number, day: string): WallAccountability | null {
  const [issued, setIssued] = useState<WallAccountability | null>(null);
  // Both say when to ask again, not what.
  const when = `${judgedAt} ${day}`;
  useEffect(() => {
    if (when === '') return;
    return untilAnswered((signal) => askHost('wall.accountability', undefined, signal), setIssued);
  }, [when]);
  return issued;
}
