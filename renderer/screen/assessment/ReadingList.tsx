import { rateWords } from '../../../shared/assessment/rate.ts';
import type { ReadingName, ReadingValue } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import type { AssessmentStep } from './assessmentState.ts';

type ReadingListProps = {
  readonly readings: readonly ReadingValue[];
  /** The reading by which the cases are listed. */
  readonly shown: ReadingName;
  readonly onStep: (step: AssessmentStep) => void;
};

/** The same figure as each reading of the Opinions would count it, the one in force marked. */
export function ReadingList({ readings, shown, onStep }: ReadingListProps) {
  const t = useText();
  return (
    <section>
      <h4>{t('assess.explain.readings')}</h4>
      <table className="assess-readings">
        <thead>
          <tr>
            <th scope="col">{t('assess.explain.reading')}</th>
            <th scope="col" colSpan={2}>
              {t('assess.explain.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ reading, name, clause, part, whole, inForce }) => {
            const isShown = reading === shown || (shown === 'own' && inForce);
            return (
              <tr key={reading} className={isShown ? 'on' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={isShown}
                    title={isShown ? t('assess.explain.shown') : t('assess.explain.showCases', { name })}
                    onClick={() => onStep({ do: 'read', reading })}
                  >
                    {name}
                  </button>{' '}
                  <small>{clause}</small>
                  {inForce ? <span className="desk-tag tag-normal">{t('assess.explain.inForce')}</span> : null}
                </th>
                <td>
                  <small>{whole === null ? null : `${part} / ${whole}`}</small>
                </td>
                <td className="num">{whole === null ? part : rateWords(part, whole)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
