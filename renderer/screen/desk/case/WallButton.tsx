import { useState } from 'react';
import { CASE_SECONDS } from '../../../../shared/contract/wallControl.ts';
import { useText } from '../../../hook/useText.ts';
import { tellHost } from '../../../rpc/host.ts';

type WallButtonProps = {
  readonly caseId: number;
  /** Who shows it, for the host's log. */
  readonly seat: string;
};

/** Opens the case on every wall, where it closes by itself; says how many show it. */
export function WallButton({ caseId, seat }: WallButtonProps) {
  const t = useText();
  const [said, setSaid] = useState<{ readonly caseId: number; readonly words: string } | null>(null);

  async function show(): Promise<void> {
    const order = { do: 'openCase', caseId, seconds: CASE_SECONDS.usual } as const;
    try {
      const { reached } = await tellHost('wall.control', { wall: null, order, seat });
      const words = reached === 0 ? t('admin.control.none') : t('desk.case.onWalls', { count: reached });
      setSaid({ caseId, words });
    } catch {
      setSaid({ caseId, words: t('admin.control.lost') });
    }
  }

  return (
    <span>
      <button type="button" className="desk-link" onClick={() => void show()}>
        {t('desk.case.onWall')}
      </button>{' '}
      <output>{said?.caseId === caseId ? said.words : null}</output>
    </span>
  );
}
