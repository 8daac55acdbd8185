import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import { ruleOf } from '../../../shared/accountability/rule.ts';
import { evidenceNow } from '../../../shared/accountability/finding.ts';
import type { EvidenceCase, FindingView } from '../../../shared/contract/finding.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import { spanWords } from '../desk/words.ts';
import { caseHref } from './caseHref.ts';
import { CaseSquares } from './CaseSquares.tsx';
import { gravest, instantWords, measureParts, stateWords } from './findingWords.ts';
import { periodWords } from './period.ts';

const SHOWN_CASES = 5;

/** One finding opened: the words of the clause, the arithmetic, the cases, and what has changed since. */
export function FindingCard({ view, zone }: { readonly view: FindingView; readonly zone: string }) {
  const t = useText();
  const { finding, row } = view;
  return (
    <section className="desk-card acc-opened" aria-label={`${row.unitName} ${crossedWords(row, t)}`}>
      <h2>
        <Mark state={row.state === 'proposed' ? 'overdue' : row.state === 'issued' ? 'done' : 'ended'} />
        <span>
          {row.unitName}　{row.caseId === null ? `${periodWords(row.period, t)} ` : ''}
          {crossedWords(row, t)}
        </span>
        <em className={`desk-tag ${row.state === 'proposed' ? 'tag-overdue' : ''}`}>{stateWords(row, zone, t)}</em>
        {finding.major ? <em className="desk-tag tag-overdue">{t('accountability.tag.major')}</em> : null}
      </h2>
      <blockquote>
        “{view.text}”
        <cite>
          {view.article} {row.clause}
        </cite>
      </blockquote>
      <Arithmetic view={view} />
      <CaseSquares view={view} />
      <GraveCases view={view} />
      <Aside view={view} zone={zone} />
    </section>
  );
}

/** 79 ÷ 92 = 85.87 %, with the comparison in whole numbers beside it. */
function Arithmetic({ view }: { readonly view: FindingView }) {
  const t = useText();
  const { measured, withExempt, months } = evidenceNow(view.finding);
  const parts = measureParts(measured);
  const { figure } = ruleOf(view.finding.clause);
  const rate = figure === 'timelyRate' || figure === 'reworkRate' ? figure : 'closingRate';
  return (
    <div className="acc-calc">
      {measured.kind === 'judgement' ? (
        <p className="acc-judgement">{parts.part}</p>
      ) : (
        <div className="acc-figures">
          <span>
            <small>{t(`accountability.part.${figure}`)}</small>
            <b className={`num ${parts.whole === null ? 'late-t' : ''}`}>{parts.part}</b>
          </span>
          {parts.whole === null ? null : (
            <>
              <i aria-hidden="true">÷</i>
              <span>
                <small>{t(`accountability.whole.${rate}`)}</small>
                <b className="num">{parts.whole}</b>
              </span>
              <i aria-hidden="true">=</i>
              <span>
                <small>{t(`accountability.rate.${rate}`)}</small>
                <b className="num late-t">{parts.value}</b>
              </span>
            </>
          )}
        </div>
      )}
      <ul>
        {view.arithmetic.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {withExempt === null ? null : (
          <li className="quiet">{t('accountability.withExempt', { measure: wordsOf(withExempt) })}</li>
        )}
      </ul>
      {months.length > 0 ? (
        <ol className="acc-months">
          {months.map(({ month, part, whole }) => (
            <li key={month}>
              <small>{month}</small>
              <b className="num">{measureParts({ kind: 'rate', part, whole }).value}</b>
              <small>
                {part} / {whole}
              </small>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

function wordsOf(measured: Parameters<typeof measureParts>[0]): string {
  const { part, whole, value } = measureParts(measured);
  return whole === null ? part : `${part} / ${whole} = ${value}`;
}

/** The cases that the unit is held against, the gravest first. */
function GraveCases({ view }: { readonly view: FindingView }) {
  const t = useText();
  const cases = gravest(view.cases);
  if (cases.length === 0) return null;
  const rest = cases.length - SHOWN_CASES;
  return (
    <table className="acc-grave">
      <caption className="acc-unseen">{t('accountability.grave')}</caption>
      <tbody>
        {cases.slice(0, SHOWN_CASES).map((one) => (
          <tr key={`${one.role} ${one.id}`}>
            <td>
              <a href={caseHref(one.id)}>{one.number}</a>
            </td>
            <td className="acc-place">
              {one.categoryName}
              {one.address === null ? '' : `　${one.address}`}
            </td>
            <td className="nw">{t(`accountability.role.${one.role}`)}</td>
            <td className={one.closedAtMs === null ? 'late-t nw' : 'nw'}>{overWords(one, view.nowMs, t)}</td>
            <td className="nw">{one.reworks > 0 ? t('desk.list.reworks', { count: one.reworks }) : ''}</td>
          </tr>
        ))}
        {rest > 0 ? (
          <tr>
            <td colSpan={5} className="quiet">
              {t('accountability.grave.more', { count: rest })}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function overWords({ dueAtMs, closedAtMs }: EvidenceCase, nowMs: number, t: ReturnType<typeof useText>): string {
  if (dueAtMs === null) return closedAtMs === null ? '' : t('accountability.grave.closed');
  const overMs = (closedAtMs ?? nowMs) - dueAtMs;
  if (overMs <= 0) return closedAtMs === null ? '' : t('accountability.grave.closed');
  return t('desk.over', { time: spanWords(overMs, t) });
}

/** R25 is extended by each further event of its month: the last says them all. */
function shownExtensions({ extensions }: FindingView['finding']): FindingView['finding']['extensions'] {
  return extensions.filter(({ evidence }, index) => !evidence.adds || index === extensions.length - 1);
}

/** What stands beside the finding and never changes it: later months, corrections, the value of now, what a leader did. */
function Aside({ view, zone }: { readonly view: FindingView; readonly zone: string }) {
  const t = useText();
  const { finding, nowMs } = view;
  const at = (atMs: number): string => instantWords(atMs, nowMs, zone);
  const lines = [
    ...shownExtensions(finding).map(({ atMs, evidence }) => ({
      key: `extension ${atMs}`,
      name: t('accountability.aside.extension'),
      atMs,
      text: wordsOf(evidence.measured),
      caseId: null,
    })),
    ...finding.amendments.map(({ atMs, because, caseId, note }, index) => ({
      key: `amendment ${index}`,
      name: t('accountability.aside.amendment', { because: t(`accountability.because.${because}`) }),
      atMs,
      text: note,
      caseId,
    })),
  ];
  if (lines.length === 0 && view.liveMeasure === null && finding.major === null) return null;
  return (
    <div className="acc-aside">
      {view.liveMeasure === null ? null : (
        <p className="acc-live">
          <b>{t('accountability.aside.live')}</b> <span className="num">{view.liveMeasure}</span>{' '}
          <small>{t('accountability.aside.liveNote')}</small>
        </p>
      )}
      {finding.major ? (
        <p>
          <b className="late-t">{t('accountability.aside.major')}</b> {finding.major.grounds}{' '}
          <small>
            {t('accountability.aside.posts', { posts: finding.major.posts.join('、') })}　{at(finding.major.atMs)}{' '}
            {finding.major.by.seat}
          </small>
        </p>
      ) : null}
      {lines.length > 0 ? (
        <ul>
          {lines.map((line) => (
            <li key={line.key}>
              <time>{at(line.atMs)}</time> <b>{line.name}</b> {line.text}{' '}
              {line.caseId === null ? null : <a href={caseHref(line.caseId)}>{t('accountability.openCase')}</a>}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
