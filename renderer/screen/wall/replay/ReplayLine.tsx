import { localParts } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { Overview } from '../overview.ts';
import { dayWords } from './replayWords.ts';

type ReplayLineProps = {
  /** The shown instant; null before the first picture. */
  readonly atMs: number | null;
  readonly zone: string;
  /** The cases as they are now. */
  readonly overview: Overview;
};

/** The situation line of a replay: that it is one, of which day, and in a word how the city stands now. */
export function ReplayLine({ atMs, zone, overview }: ReplayLineProps) {
  const t = useText();
  return (
    <output className="situation past">
      <b className="plate">
        <LampMark shape="back" />
        {t('replay.plate')}
      </b>
      {atMs !== null && (
        <p>
          {t('replay.line')} <strong>{dayWords(localParts(atMs, zone), t)}</strong> {t('replay.past')}
        </p>
      )}
      <p className="next">
        {t('replay.now')} <b>{t('wall.calm.why')}</b> {t('wall.calm.overdue')}{' '}
        <b className="num">{overview.counts.overdue}</b>
      </p>
    </output>
  );
}
