import { memo } from 'react';
import { isOpen } from '../../../../shared/case/caseFile.ts';
import { lampOf } from '../../../../shared/case/lamp.ts';
import { QUEUE_GROUPING } from '../../../../shared/contract/desk.ts';
import type { QueueName, QueueRow } from '../../../../shared/contract/desk.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useText } from '../../../hook/useText.ts';
import { Mark } from '../../../part/Mark.tsx';
import type { Lamp } from '../../../../shared/contract/wall.ts';
import { clockWords } from '../../../../shared/time/words.ts';
import { dayKey } from '../../../../shared/time/zone.ts';
import { endMark } from './caseLamp.ts';
import { spanWords, timeWords } from '../words.ts';

export type RowContext = {
  readonly nowMs: number;
  readonly zone: string;
  readonly warning: { readonly share: number; readonly minutes: number } | null;
  /** Null: rows of a search. */
  readonly queue: QueueName | null;
};

/** The lamp of a row now: shapes become soon and overdue by time alone. */
export function rowLamp(row: QueueRow, { nowMs, warning }: Pick<RowContext, 'nowMs' | 'warning'>): Lamp {
  // What is late here is that somebody looks after it; the case's own limit is another thing.
  if (row.forgotten) return row.lamp === 'hazard' ? 'hazard' : 'soon';
  if (!warning) return row.lamp;
  const { stage, dueAtMs, sinceMs } = row;
  return lampOf({ stage, hazard: row.lamp === 'hazard' ? 2 : 0, dueAtMs, sinceMs }, nowMs, warning);
}

/** Time left or over by the host's time; without a limit how long it has waited. */
export function leftWords(row: QueueRow, { nowMs, queue }: Pick<RowContext, 'nowMs' | 'queue'>, t: Translate): string {
  if (row.dueAtMs === null) {
    if (queue === null) return t(`desk.stage.${row.stage}`);
    return t('desk.since', { time: spanWords(nowMs - row.sinceMs, t) });
  }
  const leftMs = row.dueAtMs - nowMs;
  if (row.forgotten) return t('desk.forgotten.since', { time: spanWords(-leftMs, t) });
  return leftMs > 0 ? t('desk.left', { time: spanWords(leftMs, t) }) : t('desk.over', { time: spanWords(-leftMs, t) });
}

/** When it is due: the time alone where that is today. */
function dueWords(dueAtMs: number, { nowMs, zone }: Pick<RowContext, 'nowMs' | 'zone'>): string {
  const today = dayKey(dueAtMs, zone) === dayKey(nowMs, zone);
  return today ? clockWords(dueAtMs, zone) : timeWords(dueAtMs, { nowMs, zone });
}

/** How much of the limit is used, in percent. */
function usedShare({ sinceMs, dueAtMs, forgotten }: QueueRow, nowMs: number): number | null {
  if (forgotten !== undefined || dueAtMs === null || dueAtMs <= sinceMs) return null;
  return Math.min(100, Math.max(0, ((nowMs - sinceMs) / (dueAtMs - sinceMs)) * 100));
}

export type CaseRowProps = {
  readonly row: QueueRow;
  readonly index: number;
  readonly total: number;
  readonly top: number;
  readonly isOpen: boolean;
  readonly hasCursor: boolean;
  /** Where Tab enters the list. */
  readonly isEntry: boolean;
  readonly context: RowContext;
  readonly isPicked: boolean;
  readonly onOpen: (id: number) => void;
  /** @param how `toggle`: this one; `range`: all from the one picked last. */
  readonly onPick: (row: QueueRow, index: number, how: 'toggle' | 'range') => void;
};

/** One case of a list in two lines: what and where with the time left, number and unit with the time due. */
export const CaseRow = memo(function CaseRow(props: CaseRowProps) {
  const { row, index, total, top, isOpen: isShown, hasCursor, isEntry, context, isPicked, onOpen, onPick } = props;
  const t = useText();
  const lamp = rowLamp(row, context);
  const byOfficer = context.queue !== null && QUEUE_GROUPING[context.queue] === 'officer';
  const who = (byOfficer ? row.officer : null) ?? row.unitName;
  const used = usedShare(row, context.nowMs);
  return (
    <li className="desk-row-place" style={{ top }} aria-setsize={total} aria-posinset={index + 1}>
      <button
        type="button"
        data-case={row.id}
        tabIndex={hasCursor || isEntry ? 0 : -1}
        aria-current={isShown}
        className={`desk-row lamp-${lamp}${isShown ? ' on' : ''}${hasCursor ? ' cursor' : ''}`}
        onClick={(event) => {
          if (event.shiftKey) onPick(row, index, 'range');
          else if (event.ctrlKey || event.metaKey) onPick(row, index, 'toggle');
          else onOpen(row.id);
        }}
      >
        <Mark state={isOpen(row.stage) ? lamp : endMark(row.stage)} />
        <b>
          {row.categoryName}
          <span>{row.address ?? t('desk.list.noAddress')}</span>
        </b>
        <strong>{leftWords(row, context, t)}</strong>
        <span className="desk-row-more">
          <span>{row.number}</span>
          {who === null ? null : <em>{who}</em>}
          {row.forgotten ? <span>{t(`desk.forgotten.${row.forgotten}`)}</span> : null}
          {row.reworks > 0 ? <span>{t('desk.list.reworks', { count: row.reworks })}</span> : null}
          {row.supervised ? <span>{t('desk.list.supervised')}</span> : null}
          <span className="desk-row-due">
            {row.dueAtMs === null || row.forgotten ? '' : dueWords(row.dueAtMs, context)}
          </span>
        </span>
        {used === null ? null : (
          <span className="desk-used">
            <i style={{ width: `${used}%` }} />
          </span>
        )}
      </button>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('desk.pick.one', { number: row.number })}
        checked={isPicked}
        onChange={({ nativeEvent }) => {
          const { shiftKey } = nativeEvent as unknown as MouseEvent;
          onPick(row, index, shiftKey ? 'range' : 'toggle');
        }}
      />
    </li>
  );
});
