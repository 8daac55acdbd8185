import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { Overview } from '../overview.ts';

const ORDER = ['hazard', 'overdue', 'soon', 'observation', 'normal'] as const;

/** What the shapes mean and how many there are: together all open cases. */
export function Legend({ overview }: { readonly overview: Overview }) {
  const t = useText();
  const most = Math.max(0, ...overview.byCell.values());
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
          {Array.from({ length: Math.min(4, most) }, (_, i) => (
            <i key={i} className={`shade-${i + 1}`} />
          ))}
          <span>{most === 1 ? t('wall.map.cell') : t('wall.map.cells', { most })}</span>
        </li>
      )}
      {overview.withoutPlace > 0 && (
        <li className="outside">{t('wall.map.outside', { count: overview.withoutPlace })}</li>
      )}
    </ul>
  );
}
