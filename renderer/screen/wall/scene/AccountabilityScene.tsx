import { dayKey } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import type { Overview } from '../overview.ts';
import { UnitLines } from '../UnitLines.tsx';
import type { WallLayout } from '../wallLayout.ts';
import type { WallPicture } from '../wallState.ts';
import { Issued } from './Issued.tsx';
import { IssuedByUnit } from './IssuedByUnit.tsx';
import { Ladder } from './Ladder.tsx';
import { useIssued } from './useIssued.ts';
import './scene.css';

export type AccountabilitySceneProps = {
  readonly layout: WallLayout;
  readonly picture: WallPicture;
  readonly overview: Overview;
  readonly judgedAt: number;
  readonly nowMs: number;
};

/** What a person has decided, for everybody to see: the ladder, the issued findings, the units against the lines. */
export function AccountabilityScene({ layout, picture, overview, judgedAt, nowMs }: AccountabilitySceneProps) {
  const t = useText();
  const { zone } = picture.city;
  const issued = useIssued(judgedAt, dayKey(nowMs, zone));
  if (issued === null) return <p className="wall-opening">{t('wall.issued.reading')}</p>;
  return (
    <div className="wall-body scene">
      <Ladder issued={issued} nowMs={nowMs} zone={zone} />
      <Issued issued={issued} nowMs={nowMs} zone={zone} />
      <div className="column scene-units">
        <UnitLines picture={picture} byUnit={overview.byUnit} nowMs={nowMs} zone={zone} />
      </div>
      {layout.plan === 'wide' || layout.plan === 'large' ? (
        <IssuedByUnit issued={issued} nowMs={nowMs} zone={zone} />
      ) : null}
    </div>
  );
}
