import { useState } from 'react';
import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { ActForm } from './ActForm.tsx';
import type { TabProps } from './AppealsTab.tsx';
import { instantWords, replyLeftWords } from './findingWords.ts';
import { ChosenRow, TabList } from './TabList.tsx';

export type RepliesTabProps = TabProps & {
  readonly replies: readonly FindingRow[];
  readonly onOpen: (id: number) => void;
};

/** Written replies: overdue first, then the next due, then what has come. */
export function RepliesTab({ replies, onOpen, ...tab }: RepliesTabProps) {
  const { nowMs, zone } = tab;
  const t = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const rows = replies.toSorted(
    (a, b) => Number(a.replied) - Number(b.replied) || (a.replyDueAtMs ?? Infinity) - (b.replyDueAtMs ?? Infinity),
  );
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0] ?? null;
  const overdue = rows.filter((row) => isOverdue(row, nowMs)).length;
  return (
    <div className="acc-two">
      <TabList
        title={t('accountability.tab.replies')}
        note={t('accountability.replies.counts', { count: rows.filter(({ replied }) => !replied).length, overdue })}
        empty={t('accountability.replies.none')}
        columns={[
          t('accountability.column.unit'),
          t('accountability.column.what'),
          t('accountability.column.document'),
          t('accountability.column.issued'),
          t('accountability.column.due'),
          t('accountability.column.state'),
        ]}
        atEnd={1}
      >
        {rows.map((row) => (
          <ChosenRow key={row.id} name={row.unitName} isOn={row.id === shown?.id} onChoose={() => setChosen(row.id)}>
            <td className="acc-long" title={crossedWords(row, t)}>
              {crossedWords(row, t)}
            </td>
            <td className="nw">{row.documentNumber ?? '—'}</td>
            <td className="nw">{row.decidedAtMs === null ? '—' : instantWords(row.decidedAtMs, nowMs, zone)}</td>
            <td className="nw">{row.replyDueAtMs === null ? '—' : dateWords(row.replyDueAtMs, zone)}</td>
            <td className={`end acc-state ${isOverdue(row, nowMs) ? 'late-t' : row.replied ? 'ok-t' : ''}`}>
              {replyWords(row, nowMs, zone, t)}
            </td>
          </ChosenRow>
        ))}
      </TabList>
      <section className="desk-card acc-side" aria-label={t('accountability.replies.opened')}>
        {shown === null ? (
          <p className="quiet">{t('accountability.replies.rule')}</p>
        ) : (
          <ReplyCard key={shown.id} row={shown} onOpen={onOpen} {...tab} />
        )}
      </section>
    </div>
  );
}

function isOverdue({ replied, replyDueAtMs }: FindingRow, nowMs: number): boolean {
  return !replied && replyDueAtMs !== null && replyDueAtMs < nowMs;
}

function replyWords(row: FindingRow, nowMs: number, zone: string, t: ReturnType<typeof useText>): string {
  if (row.replied) return t('accountability.replies.received');
  if (row.replyDueAtMs === null) return '—';
  return replyLeftWords(row.replyDueAtMs, { nowMs, zone }, t);
}

function ReplyCard({
  row,
  onOpen,
  seat,
  by,
  zone,
  nowMs,
  onDone,
}: TabProps & { readonly row: FindingRow; readonly onOpen: (id: number) => void }) {
  const t = useText();
  const centre = seat?.party === 'leader' || seat?.party === 'centre';
  return (
    <>
      <h2>
        {row.unitName}　{crossedWords(row, t)}
      </h2>
      <p>
        {row.documentNumber ?? ''}　{row.consequence}
      </p>
      <p className={isOverdue(row, nowMs) ? 'late-t' : 'quiet'}>
        {row.replyDueAtMs === null ? '' : t('accountability.reply.due', { date: dateWords(row.replyDueAtMs, zone) })}
        {replyWords(row, nowMs, zone, t)}
      </p>
      <p>
        <button type="button" className="desk-link" onClick={() => onOpen(row.id)}>
          {t('accountability.replies.open')}
        </button>
      </p>
      {row.replied ? null : by === null ? (
        <p className="desk-problem">{t('accountability.refusal.seat')}</p>
      ) : (
        <ActForm
          place={`${row.id}.result`}
          title={t('accountability.act.result')}
          submit={t('accountability.act.confirm', { act: t('accountability.act.result') })}
          fields={[{ name: 'result', label: 'accountability.field.result', kind: 'text', required: true }]}
          callOf={(values) => ({
            to: 'accountability',
            command: {
              do: 'recordResult',
              by,
              fields: { finding: row.id, result: (values['result'] ?? '').trim() },
            },
          })}
          review={<p>{t('accountability.review.result', { unit: row.unitName })}</p>}
          refusal={
            centre
              ? null
              : t('accountability.refusal.party', { parties: `${t('desk.party.centre')}、${t('desk.party.leader')}` })
          }
          who={t('desk.form.by', { who: by.seat })}
          zone={zone}
          onDone={onDone}
          autoFocus={false}
        />
      )}
    </>
  );
}
