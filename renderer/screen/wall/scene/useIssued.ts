import { useEffect, useState } from 'react';
import type { WallAccountability } from '../../../../shared/contract/wallFindings.ts';
import { askHost } from '../../../rpc/host.ts';
import { untilAnswered } from '../useWall.ts';

/**
 * What was issued, asked anew whenever `when` is another word: something happened in accountability, or a new day began.
 * Null: nothing of it is shown.
 */
export function useIssued(when: string | null): WallAccountability | null {
  const [issued, setIssued] = useState<WallAccountability | null>(null);
  useEffect(() => {
    if (when === null) return;
    return untilAnswered((signal) => askHost('wall.accountability', undefined, signal), setIssued);
  }, [when]);
  return issued;
}
