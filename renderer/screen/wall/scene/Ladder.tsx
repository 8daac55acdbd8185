import type { WallAccountability } from '../../../../shared/contract/wallFindings.ts';
import { useText } from '../../../hook/useText.ts';
import { Panel } from '../Panel.tsx';

export type ScenePanelProps = { readonly issued: WallAccountability };

/** The six steps from the highest down, each with what was issued on it in the month and in the year. */
export function Ladder({ issued }: ScenePanelProps) {
  const t = useText();
  return (
    <Panel
      name="ladder"
      title={
        <>
          {t('wall.ladder')} <small>{t('wall.ladder.note')}</small>
        </>
      }
    >
      <ol className="scene-ladder">
        {issued.ladder.toReversed().map(({ step, month, year }) => (
          <li key={step} className={year === 0 ? 'none-yet' : step >= 3 ? 'grave' : ''}>
            <i aria-hidden="true">{t(`accountability.step.${step}`)}</i>
            <span>
              <b>{t(`accountability.stepName.${step}`)}</b>
              <small>{t(`accountability.stepNote.${step}`)}</small>
            </span>
            <span className="scene-counts">
              <strong className="num">{year === 0 ? '—' : year}</strong>
              <small>{month > 0 ? t('wall.ladder.month', { count: month }) : ''}</small>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
