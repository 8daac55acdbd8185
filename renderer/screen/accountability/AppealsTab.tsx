import { useState } from 'react';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { AppealRow } from '../../../shared/contract/accountability.ts';
import { useText } from '../../hook/useText.ts';
import type { Seat } from '../desk/seat/seat.ts';
import type { ActAnswer } from './act.ts';
import { ActForm } from './ActForm.tsx';
import { caseHref } from './caseHref.ts';
import { instantWords } from './findingWords.ts';
import { ChosenRow, TabList } from './TabList.tsx';

export type TabProps = {
  readonly seat: Seat | null;
  readonly by: Actor | null;
  readonly zone: string;
  readonly nowMs: number;
  readonly onDone: (answer: ActAnswer) => void;
};

/** Contested lateness: two different reviewers decide; the facts stay, only the figures say that they were corrected. */
export function AppealsTab({ appeals, ...tab }: TabProps & { readonly appeals: readonly AppealRow[] }) {
  const t = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const waiting = appeals.filter(({ state }) => state === 'waiting');
  const shown = appeals.find(({ caseId }) => caseId === chosen) ?? waiting[0] ?? appeals[0] ?? null;
  return (
    <div className="acc-two">
      <TabList
        title={t('accountability.tab.appeals')}
        note={t('accountability.appeals.counts', { count: appeals.length, waiting: waiting.length })}
        empty={t('accountability.appeals.none')}
        columns={[
          t('accountability.column.unit'),
          t('accountability.column.case'),
          t('accountability.column.grounds'),
          t('accountability.column.at'),
          t('accountability.appeals.review1'),
          t('accountability.appeals.review2'),
          t('accountability.column.state'),
        ]}
        atEnd={1}
      >
        {appeals.map((row) => (
          <ChosenRow
            key={row.caseId}
            name={row.unitName}
            isOn={row.caseId === shown?.caseId}
            onChoose={() => setChosen(row.caseId)}
          >
            <td className="nw">{row.number}</td>
            <td className="acc-long" title={row.grounds}>
              {row.grounds}
            </td>
            <td className="nw">{instantWords(row.atMs, tab.nowMs, tab.zone)}</td>
            <td className="nw">{reviewWords(row, 1, t)}</td>
            <td className="nw">{reviewWords(row, 2, t)}</td>
            <td className="end acc-state">{t(`accountability.appeal.${row.state}`)}</td>
          </ChosenRow>
        ))}
      </TabList>
      <section className="desk-card acc-side" aria-label={t('accountability.appeals.opened')}>
        {shown ? <AppealCard key={shown.caseId} row={shown} {...tab} /> : <p>{t('accountability.appeals.rule')}</p>}
      </section>
    </div>
  );
}

function reviewWords(row: AppealRow, reviewer: 1 | 2, t: ReturnType<typeof useText>): string {
  const review = row.reviews.find((one) => one.reviewer === reviewer);
  return review ? t(review.uphold ? 'accountability.uphold.yes' : 'accountability.uphold.no') : '—';
}

function AppealCard({ row, seat, by, zone, nowMs, onDone }: TabProps & { readonly row: AppealRow }) {
  const t = useText();
  const next: 1 | 2 = row.reviews.some(({ reviewer }) => reviewer === 1) ? 2 : 1;
  const isDone = row.state !== 'waiting';
  const own = row.reviews.some(({ seat: name }) => name === by?.seat);
  const refusal =
    seat?.party !== 'leader'
      ? t('accountability.refusal.party', { parties: t('desk.party.leader') })
      : own
        ? t('accountability.appeals.otherSeat')
        : null;
  return (
    <>
      <h2>
        {row.unitName}　<a href={caseHref(row.caseId)}>{row.number}</a>
      </h2>
      <p className="acc-quote">{row.grounds}</p>
      <p className="quiet">{t('accountability.appeals.filed', { time: instantWords(row.atMs, nowMs, zone) })}</p>
      <ol className="acc-reviews">
        {([1, 2] as const).map((reviewer) => {
          const review = row.reviews.find((one) => one.reviewer === reviewer);
          return (
            <li key={reviewer}>
              <b>{t(`accountability.appeals.review${reviewer}`)}</b>{' '}
              {review ? (
                <>
                  <span className={review.uphold ? 'ok-t' : 'late-t'}>
                    {t(review.uphold ? 'accountability.uphold.yes' : 'accountability.uphold.no')}
                  </span>{' '}
                  <small>
                    {review.seat}　{instantWords(review.atMs, nowMs, zone)}
                  </small>
                </>
              ) : (
                <span className="quiet">{t('accountability.appeals.open')}</span>
              )}
            </li>
          );
        })}
      </ol>
      {isDone ? (
        <p className={row.state === 'upheld' ? 'ok-t' : ''}>{t(`accountability.appeals.after.${row.state}`)}</p>
      ) : by === null ? (
        <p className="desk-problem">{t('accountability.refusal.seat')}</p>
      ) : (
        <ActForm
          key={next}
          place={`appeal.${row.caseId}.${next}`}
          title={t('accountability.appeals.act', { reviewer: next })}
          submit={t('accountability.act.confirm', { act: t('accountability.appeals.act', { reviewer: next }) })}
          fields={[
            {
              name: 'uphold',
              label: 'accountability.field.uphold',
              kind: 'choice',
              required: true,
              options: [
                { value: 'yes', label: t('accountability.uphold.yes') },
                { value: 'no', label: t('accountability.uphold.no') },
              ],
            },
          ]}
          callOf={(values) => ({
            to: 'case',
            caseId: row.caseId,
            command: {
              do: 'reviewAppeal',
              by,
              occurredAt: null,
              evidence: null,
              fields: { reviewer: next, uphold: values['uphold'] === 'yes' },
            },
          })}
          review={<p>{t('accountability.appeals.review', { unit: row.unitName, number: row.number })}</p>}
          refusal={refusal}
          who={t('desk.form.by', { who: by.seat })}
          zone={zone}
          onDone={onDone}
          autoFocus={false}
        />
      )}
      <p className="acc-foot">{t('accountability.appeals.rule')}</p>
    </>
  );
}
