import { Modal } from 'antd';
import { isOpen } from '../../../../shared/case/caseFile.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { QueueRow } from '../../../../shared/contract/desk.ts';
import { onDutyAt } from '../../../../shared/duty/roster.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { Mark } from '../../../part/Mark.tsx';
import { endMark } from '../queue/caseLamp.ts';
import { leftWords, rowLamp } from '../queue/CaseRow.tsx';
import type { RowContext } from '../queue/CaseRow.tsx';
import { useShift } from '../deskData.ts';
import type { DeskStep } from '../deskState.ts';
import { ExportMenu } from '../queue/ExportMenu.tsx';
import { HandoverNotes } from './HandoverNotes.tsx';
import { shiftParts } from './shiftParts.ts';
import { momentWords } from '../words.ts';

/** What this seat took on its shift, what of it ends soon, what it leaves open, and the notes from shift to shift. */
export function ShiftDialog({
  own,
  rules,
  step,
}: {
  readonly own: Actor;
  readonly rules: Rules;
  readonly step: (step: DeskStep) => void;
}) {
  const t = useText();
  const nowMs = useHostNow(15_000);
  const shift = useShift(own.seat);
  const { zone } = rules.calendar;
  const warning = { share: rules.settings['warning.share'], minutes: rules.settings['warning.minutes'] };
  const context: RowContext = { nowMs, zone, warning, queue: null };
  const { now } = onDutyAt(rules.settings['duty.roster'], nowMs, zone);
  const parts = shiftParts(shift?.taken ?? [], nowMs);

  function open(id: number): void {
    step({ do: 'closeDialog' });
    step({ do: 'openCase', id });
  }

  return (
    <Modal
      open
      title={t('desk.shift.title')}
      footer={null}
      onCancel={() => step({ do: 'closeDialog' })}
      afterOpenChange={(shown) => {
        if (shown) document.querySelector<HTMLElement>('.desk-shift textarea')?.focus();
      }}
      mask={{ blur: false }}
      width={1080}
      className="desk-shift"
    >
      <div className="desk-shift-head desk-dialog">
        <b>{own.seat}</b>
        {shift ? <span>{t('desk.shift.since', { time: momentWords(shift.sinceMs, context, t) })}</span> : null}
        <span>{t('desk.shift.taken', { count: shift?.taken.length ?? 0 })}</span>
        {shift && shift.taken.length > 0 ? <ExportMenu list={{ kind: 'shift', seat: own.seat }} /> : null}
        {now.map(({ name, posts }) => (
          <p key={name}>
            <span>{t('desk.shift.onDuty', { name })}</span>
            {posts.map(({ post, seats }) => (
              <span key={post}>
                {post}：{seats.join('、')}
              </span>
            ))}
          </p>
        ))}
      </div>
      <div className="desk-shift-body desk-dialog">
        <div>
          {(['soon', 'open', 'ended'] as const).map((part) => (
            <section key={part} aria-label={t(`desk.shift.${part}`)}>
              <h3>
                {t(`desk.shift.${part}`)} <span className="num">{parts[part].length}</span>
              </h3>
              {parts[part].length === 0 ? <p className="quiet">{t(`desk.shift.${part}None`)}</p> : null}
              <ul>
                {parts[part].map((row) => (
                  <ShiftRow key={row.id} row={row} context={context} onOpen={open} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <HandoverNotes own={own} notes={shift?.notes ?? []} context={context} />
      </div>
    </Modal>
  );
}

function ShiftRow({
  row,
  context,
  onOpen,
}: {
  readonly row: QueueRow;
  readonly context: RowContext;
  readonly onOpen: (id: number) => void;
}) {
  const t = useText();
  const lamp = rowLamp(row, context);
  const runs = isOpen(row.stage);
  return (
    <li>
      <button type="button" className={`lamp-${lamp}`} onClick={() => onOpen(row.id)}>
        <Mark state={runs ? lamp : endMark(row.stage)} />
        <b>{row.categoryName}</b>
        <span>{row.address ?? t('desk.list.noAddress')}</span>
        <small>{row.number}</small>
        <em>{runs ? leftWords(row, context, t) : t(`desk.stage.${row.stage}`)}</em>
      </button>
    </li>
  );
}
