import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import { rateWords } from '../../../shared/assessment/rate.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { cutOffWords } from './findingWords.ts';
import { asSpan, neighbourPeriod, periodWords, spanOf } from './period.ts';

const SPANS = ['month', 'quarter', 'year'] as const;

export type PageHeadProps = {
  readonly period: string;
  readonly page: AccountabilityPage | undefined;
  readonly zone: string;
  readonly onPeriod: (period: string) => void;
  readonly onFreeze: () => void;
};

/** The line of the period: which span, up to when, whether it is frozen, and the city's own figures in it. */
export function PageHead({ period, page, zone, onPeriod, onFreeze }: PageHeadProps) {
  const t = useText();
  const span = spanOf(period);
  return (
    <header className="acc-head">
      <h2>{periodWords(period, t)}</h2>
      <div className="acc-steps">
        <button
          type="button"
          aria-label={t('accountability.period.before')}
          onClick={() => onPeriod(neighbourPeriod(period, -1))}
        >
          ‹
        </button>
        <button
          type="button"
          aria-label={t('accountability.period.after')}
          onClick={() => onPeriod(neighbourPeriod(period, 1))}
        >
          ›
        </button>
      </div>
      <fieldset className="acc-seg" aria-label={t('accountability.period.span')}>
        {SPANS.map((one) => (
          <button key={one} type="button" aria-pressed={one === span} onClick={() => onPeriod(asSpan(period, one))}>
            {t(`accountability.span.${one}`)}
          </button>
        ))}
      </fieldset>
      {page ? <Tags page={page} zone={zone} onFreeze={onFreeze} /> : null}
      {page ? <CityFigures page={page} /> : null}
    </header>
  );
}

function Tags({
  page,
  zone,
  onFreeze,
}: Pick<PageHeadProps, 'zone' | 'onFreeze'> & { readonly page: AccountabilityPage }) {
  const t = useText();
  const isMonth = spanOf(page.period) === 'month';
  return (
    <>
      <span className="desk-tag">{t('accountability.asOf', { time: cutOffWords(page.asOfMs, zone) })}</span>
      {page.trial ? <span className="desk-tag tag-soon">{t('accountability.trial')}</span> : null}
      {page.running ? <span className="desk-tag">{t('accountability.running')}</span> : null}
      {page.frozen ? (
        <button type="button" className="desk-tag tag-done" onClick={onFreeze}>
          {t('accountability.frozen')}
        </button>
      ) : isMonth && !page.running ? (
        <button type="button" className="desk-tag tag-soon" onClick={onFreeze}>
          {t('accountability.freezeBy', { date: dateWords(page.bulletinAtMs, zone) })} <kbd>Z</kbd>
        </button>
      ) : isMonth ? (
        <span className="desk-tag">
          {t('accountability.freezeLater', { date: dateWords(page.bulletinAtMs, zone) })}
        </span>
      ) : null}
    </>
  );
}

function CityFigures({ page: { city } }: { readonly page: AccountabilityPage }) {
  const t = useText();
  const figures = [
    { name: t('accountability.city.due'), value: String(city.due) },
    { name: t('accountability.rate.closingRate'), value: rateWords(city.closed, city.due) },
    { name: t('accountability.rate.timelyRate'), value: rateWords(city.timely, city.due) },
    { name: t('accountability.rate.reworkRate'), value: rateWords(city.reworked, city.checked) },
  ];
  return (
    <p className="acc-city">
      {figures.map(({ name, value }) => (
        <span key={name}>
          {name} <b className="num">{value}</b>
        </span>
      ))}
    </p>
  );
}
