import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExplainedCase, FigureName } from '../../../shared/contract/assessment.ts';
import { formatDateTime } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import { PAGE_CASES } from './assessmentData.ts';
import { Choice } from './Choice.tsx';
import type { Share } from './figureValue.ts';

type CaseLinesProps = {
  readonly cases: readonly ExplainedCase[];
  readonly caseCount: number;
  /** The two numbers of a rate; null: of a count every case counts, so nothing is to be told apart. */
  readonly share: Share | null;
  readonly figure: FigureName;
  readonly zone: string;
  /** Null: all are listed. */
  readonly more: (() => void) | null;
  readonly exports: ReactNode;
};

/** What the part of a rate counts: of all but the rework rate it is the better the more. */
type PartKind = 'closed' | 'reworked' | 'timely';

function kindOfPart(figure: FigureName): PartKind {
  if (figure === 'closingRate') return 'closed';
  return figure === 'reworkRate' ? 'reworked' : 'timely';
}

type Shown = 'all' | 'counting' | 'notCounting';

/** The cases behind a figure, each with its line of arithmetic; those that cost the rate first at a choice. */
export function CaseLines({ cases, caseCount, share, figure, zone, more, exports }: CaseLinesProps) {
  const t = useText();
  const [shown, setShown] = useState<Shown>('all');
  const kind = kindOfPart(figure);
  const listed = cases.filter(({ counts }) => shown === 'all' || counts === (shown === 'counting'));
  return (
    <section className="assess-cases">
      <h4>
        {t('assess.explain.cases')} <span className="num">{t('assess.explain.count', { count: caseCount })}</span>
        {exports}
      </h4>
      {share && cases.length > 0 ? (
        <Choice
          label={t('assess.explain.cases')}
          values={[
            { value: 'all', words: t('assess.explain.all') },
            { value: 'notCounting', words: t(`assess.explain.not.${kind}`, { count: share.whole - share.part }) },
            { value: 'counting', words: t(`assess.explain.is.${kind}`, { count: share.part }) },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      ) : null}
      {listed.length === 0 ? (
        <p className="quiet">{t(cases.length === 0 ? 'assess.explain.noCases' : 'assess.explain.noneOfKind')}</p>
      ) : (
        <ul>
          {listed.map((one) => (
            <CaseLine
              key={`${one.caseId} ${one.unit} ${one.task ?? ''} ${one.words}`}
              one={one}
              kind={share ? kind : null}
              zone={zone}
            />
          ))}
        </ul>
      )}
      {more ? (
        <p className="assess-more">
          <span className="quiet">{t('assess.explain.cut', { shown: cases.length, count: caseCount })}</span>
          <button type="button" className="desk-button" onClick={more}>
            {t('assess.explain.more', { count: Math.min(PAGE_CASES, caseCount - cases.length) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

type CaseLineProps = {
  readonly one: ExplainedCase;
  /** What the part of the rate counts; null: no rate. */
  readonly kind: PartKind | null;
  readonly zone: string;
};

function CaseLine({ one, kind, zone }: CaseLineProps) {
  const t = useText();
  const { caseId, number, categoryName, address, counts, inWhole, words, dueAtMs } = one;
  const language = new URLSearchParams(window.location.search).get('lang');
  return (
    <li>
      {kind === null ? null : (
        <span className="assess-counts">
          <Mark state={counts === (kind === 'reworked') ? 'overdue' : 'done'} />
          <span className="assess-said">
            {t(counts ? `assess.explain.said.${kind}` : `assess.explain.saidNot.${kind}`)}
          </span>
        </span>
      )}
      <a
        className="num"
        href={`/desk?case=${caseId}${language === null ? '' : `&lang=${language}`}`}
        title={t('assess.explain.open', { number })}
      >
        {number}
      </a>
      <b>{categoryName}</b>
      <span className="address">{address ?? t('assess.explain.noAddress')}</span>
      {dueAtMs === null ? null : <small className="num">{formatDateTime(dueAtMs, zone)}</small>}
      <p>
        {kind !== null && !inWhole ? <span className="desk-tag">{t('assess.explain.outside')}</span> : null}
        {words}
      </p>
    </li>
  );
}
