import { useEffect, useState } from 'react';
import type { UnitMonth } from '../../../../shared/contract/wall.ts';
import { askHost } from '../../../rpc/host.ts';
import { untilAnswered } from '../useWall.ts';

const RENEW_MS = 600_000;

type Answer = { readonly unit: string; readonly turn: number; readonly months: readonly UnitMonth[] };

/** A unit's last twelve months, asked anew every ten minutes, for the running one goes on. Null: not yet answered. */
export function useUnitMonths(unit: string, nowMs: number): readonly UnitMonth[] | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const turn = Math.floor(nowMs / RENEW_MS);
  useEffect(
    () =>
      untilAnswered(
        (signal) => askHost('wall.unitMonths', { unit }, signal),
        (months) => setAnswer({ unit, turn, months }),
      ),
    [unit, turn],
  );
  return answer?.unit === unit ? answer.months : null;
}
