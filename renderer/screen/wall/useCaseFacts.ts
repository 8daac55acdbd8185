import { useEffect, useState } from 'react';
import type { WallCase } from '../../../shared/contract/wall.ts';
import type { WallCaseFacts } from '../../../shared/contract/wallCase.ts';
import { askHost } from '../../rpc/host.ts';
import { untilAnswered } from './useWall.ts';

/** What the host answered of a case, and how it stood on the wall when it was asked. `facts` null: there is none. */
type Answered = {
  readonly caseId: number;
  readonly onWall: WallCase | undefined;
  readonly facts: WallCaseFacts | null;
};

/** The facts of an opened case, asked anew whenever the case changes on the wall; null: not yet. */
export function useCaseFacts(caseId: number, onWall: WallCase | undefined): Answered | null {
  const [answered, setAnswered] = useState<Answered | null>(null);
  useEffect(
    () =>
      untilAnswered(
        (signal) => askHost('wall.caseFacts', { id: caseId }, signal),
        (facts) => setAnswered({ caseId, onWall, facts }),
      ),
    [caseId, onWall],
  );
  return answered?.caseId === caseId ? answered : null;
}
