import type { LadderCount } from '../../../shared/contract/accountability.ts';
import { RULES } from '../../../shared/accountability/rule.ts';
import type { LadderStep } from '../../../shared/accountability/rule.ts';
import { useText } from '../../hook/useText.ts';

/** The articles that lead to a step: `四（一）（三）`. */
function articlesOf(step: LadderStep): string {
  const articles = [...new Set(RULES.filter((rule) => rule.step === step).map(({ article }) => article))];
  return articles.map((article, index) => (index === 0 ? article : article.replace(/^四/, ''))).join('');
}

/** The six steps from the highest down, each with its counts; a press shows the findings of the step alone. */
export function Ladder({
  ladder,
  period,
  chosen,
  onChoose,
}: {
  readonly ladder: readonly LadderCount[];
  readonly period: string;
  readonly chosen: LadderStep | null;
  readonly onChoose: (step: LadderStep | null) => void;
}) {
  const t = useText();
  return (
    <section className="desk-card acc-ladder" aria-label={t('accountability.ladder')}>
      <h2>
        {t('accountability.ladder')} <small>{period}</small>
      </h2>
      <ol>
        {ladder.toReversed().map((count) => (
          <li key={count.step} className={classOf(count)}>
            <button
              type="button"
              aria-pressed={chosen === count.step}
              onClick={() => onChoose(chosen === count.step ? null : count.step)}
            >
              <span className="acc-step" aria-hidden="true">
                {t(`accountability.step.${count.step}`)}
              </span>
              <span className="acc-step-words">
                <b>{t(`accountability.stepName.${count.step}`)}</b>
                <small className="acc-step-note">{t(`accountability.stepNote.${count.step}`)}</small>
                <small>
                  <span className="acc-step-note">{articlesOf(count.step)} </span>
                  <span className="nw">{t('accountability.ladder.year', { count: count.year })}</span>
                </small>
                {count.proposed > 0 ? (
                  <small className="late-t">{t('accountability.ladder.proposed', { count: count.proposed })}</small>
                ) : null}
              </span>
              <span className="acc-step-count num">{count.period === 0 ? '—' : count.period}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="acc-foot">{t('accountability.ladder.foot')}</p>
    </section>
  );
}

function classOf({ period, step }: LadderCount): string {
  return [period > 0 ? 'hit' : '', step >= 3 ? 'grave' : ''].join(' ').trim();
}
