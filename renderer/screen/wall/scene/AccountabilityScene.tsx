import type { ReactNode } from 'react';
import { dayKey } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import type { Overview } from '../overview.ts';
import { PanelGuard } from '../PanelGuard.tsx';
import type { PanelGuardProps } from '../PanelGuard.tsx';
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
  const guarded = (name: PanelGuardProps['name'], panel: ReactNode): ReactNode => (
    <PanelGuard name={name} nowMs={nowMs} zone={zone}>
      {panel}
    </PanelGuard>
  );
  return (
    <div className="wall-body scene">
      {guarded('ladder', <Ladder issued={issued} />)}
      {guarded('issued', <Issued issued={issued} zone={zone} />)}
      <div className="column scene-units">
        {guarded('lines', <UnitLines picture={picture} byUnit={overview.byUnit} />)}
      </div>
      {layout.plan === 'wide' || layout.plan === 'large' ? guarded('by-unit', <IssuedByUnit issued={issued} />) : null}
    </div>
  );
}
