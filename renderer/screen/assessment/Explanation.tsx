import { FIGURE_TEXTS } from '../../../shared/assessment/definition.ts';
import { rateWords } from '../../../shared/assessment/rate.ts';
import type { AssessmentTable, FigureExplanation, FigureName } from '../../../shared/contract/assessment.ts';
import { locale, useText } from '../../hook/useText.ts';
import type { ExplanationPages } from './assessmentData.ts';
import type { AssessmentState, AssessmentStep } from './assessmentState.ts';
import { CaseLines } from './CaseLines.tsx';
import { FIGURE_LABELS } from './columns.ts';
import { Comparison } from './Comparison.tsx';
import { ExportLinks } from './ExportLinks.tsx';
import { explanationHref } from './exportHref.ts';
import { Fault } from './Fault.tsx';
import { isBeyond, lineOf } from './figureValue.ts';
import { kindOf, periodWords } from './period.ts';
import { ReadingList } from './ReadingList.tsx';
import { scopeName } from './scopeName.ts';

type ExplanationProps = {
  readonly pages: ExplanationPages;
  readonly state: AssessmentState;
  readonly table: AssessmentTable | undefined;
  readonly zone: string;
  readonly onStep: (step: AssessmentStep) => void;
};

/** "Explain this number": what it means, how it is reckoned, how else it could be, and every case behind it. */
export function Explanation({ pages, state, table, zone, onStep }: ExplanationProps) {
  const t = useText();
  const first = pages.data?.pages[0];
  const cases = pages.data?.pages.flatMap((page) => page.cases) ?? [];
  const figure = state.figure ?? 'due';
  const english = locale === 'en' ? FIGURE_TEXTS[figure].en : null;
  return (
    <aside className="assess-explain" aria-label={t('assess.explain.label')}>
      <header>
        <h3 aria-live="polite">
          {first?.scopeName ?? scopeName(state.scope, table?.units ?? [], t)}
          {'　'}
          {english?.name ?? first?.name ?? t(FIGURE_LABELS[figure])}
        </h3>
        <small>{first ? periodWords(first.period, t) : null}</small>
        <button type="button" className="desk-plain" onClick={() => onStep({ do: 'close' })}>
          <kbd>Esc</kbd>
          <span className="assess-said">{t('assess.explain.close')}</span>
        </button>
      </header>
      <div className="assess-explain-body">
        {pages.isError ? (
          <Fault what="explain" error={pages.error} onRetry={() => void pages.refetch()} />
        ) : first ? (
          <>
            <Reckoning explanation={first} lines={table?.lines} />
            <section>
              <h4>{t('assess.explain.definition')}</h4>
              <p className="assess-definition">
                {english?.definition ?? first.definition} <cite>{first.clause}</cite>
              </p>
            </section>
            {first.readings.length > 1 ? (
              <ReadingList readings={first.readings} shown={state.reading} onStep={onStep} />
            ) : null}
            {table ? <Comparison figure={figure} scope={state.scope} table={table} /> : null}
            <CaseLines
              cases={cases}
              caseCount={first.caseCount}
              share={first.whole === null ? null : { part: first.part, whole: first.whole }}
              figure={figure}
              zone={zone}
              more={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
              exports={
                <ExportLinks href={(format) => explanationHref(state, first, format)} label="assess.export.cases" />
              }
            />
          </>
        ) : (
          <p className="assess-waiting">{t('assess.explain.loading')}</p>
        )}
      </div>
    </aside>
  );
}

/** What a rate's two numbers are, where they are figures of their own. */
const SHARE_FIGURES: Partial<Readonly<Record<FigureName, readonly [part: FigureName, whole: FigureName]>>> = {
  closingRate: ['closed', 'due'],
  timelyRate: ['timely', 'due'],
  signOffRate: ['signOffTimely', 'signOffDue'],
};

type ReckoningProps = {
  readonly explanation: FigureExplanation;
  readonly lines: AssessmentTable['lines'] | undefined;
};

/** The two numbers of a rate and what comes of them, or the one number of a count; then the arithmetic against the line. */
function Reckoning({ explanation, lines }: ReckoningProps) {
  const t = useText();
  const { figure, period, part, whole, arithmetic } = explanation;
  // The first step is what stands large above it.
  const steps = whole === null ? arithmetic : arithmetic.filter((words) => !words.startsWith(`${part} ÷ `));
  const names = SHARE_FIGURES[figure];
  const line = lines ? lineOf(figure, kindOf(period), lines) : null;
  const isBad = line !== null && whole !== null && isBeyond({ part, whole }, line);
  return (
    <section className="assess-reckoning">
      {whole === null ? (
        <p>
          <b>{part}</b>
        </p>
      ) : (
        <p>
          <b>
            {names ? <small>{t(FIGURE_LABELS[names[0]])}</small> : null}
            {part}
          </b>
          <i>÷</i>
          <b>
            {names ? <small>{t(FIGURE_LABELS[names[1]])}</small> : null}
            {whole}
          </b>
          <i>=</i>
          <b className={isBad ? 'late-t' : undefined}>{rateWords(part, whole)}</b>
        </p>
      )}
      <ul>
        {steps.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
