import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { Shading } from '../../../../shared/wall/shading.ts';
import type { Overview } from '../overview.ts';

type LegendProps = {
  readonly overview: Overview;
  readonly shading: Shading;
  /** What the darkest cell has. */
  readonly most: number;
};

const ORDER = ['hazard', 'overdue', 'soon', 'observation', 'normal'] as const;

/** What the shapes mean and how many there are: together all open cases. */
export function Legend({ overview, shading, most }: LegendProps) {
  const t = useText();
  const swatches = shading === 'open' ? Math.min(4, most) : 4;
  return (
    <ul className="legend">
      {ORDER.filter((lamp) => lamp !== 'hazard' || overview.counts.hazard > 0).map((lamp) => (
        <li key={lamp}>
          <LampMark shape={lamp} />
          <span>{t(`wall.lamp.${lamp}`)}</span>
          <b className="num">{overview.counts[lamp]}</b>
        </li>
      ))}
      {most > 0 && (
        <li className="density">
          {Array.from({ length: swatches }, (_, i) => (
            <i key={i} className={shading === 'overdue' ? `shade-late-${i + 1}` : `shade-${i + 1}`} />
          ))}
          <span>{shadingWords(shading, most, t)}</span>
        </li>
      )}
      {overview.withoutPlace > 0 && (
        <li className="outside">{t('wall.map.outside', { count: overview.withoutPlace })}</li>
      )}
    </ul>
  );
}

function shadingWords(shading: Shading, most: number, t: Translate): string {
  switch (shading) {
    case 'open':
      return most === 1 ? t('map.openOne') : t('map.open', { most });
    case 'overdue':
      return t('map.overdue');
    case 'density':
      return t('map.density', { most: Math.round(most) });
  }
}
