import { Modal } from 'antd';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import type { HeldMeeting } from '../../../shared/meeting/quarter.ts';
import { previousQuarter } from '../../../shared/meeting/quarter.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { quarterKey } from '../../../shared/time/zone.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { instantText, readInstant } from '../desk/form/instant.ts';
import type { Seat } from '../desk/seat/seat.ts';
import type { ActAnswer, ActField, ActValues } from './act.ts';
import { ActForm } from './ActForm.tsx';
import { periodWords } from './period.ts';

const FIELDS: readonly ActField[] = [
  { name: 'heldAt', label: 'accountability.meeting.heldAt', kind: 'instant', required: true },
  { name: 'chair', label: 'accountability.meeting.chair', kind: 'line', required: false },
  {
    name: 'present',
    label: 'accountability.meeting.present',
    kind: 'text',
    required: false,
    note: 'accountability.meeting.posts',
  },
  {
    name: 'document',
    label: 'accountability.meeting.document',
    kind: 'line',
    required: false,
    note: 'accountability.meeting.documentNote',
  },
];

/** R15: what the log holds of the quarter's special meeting, and the form that enters one. */
export function MeetingDialog({
  meeting,
  seat,
  by,
  zone,
  onDone,
  onClose,
}: {
  readonly meeting: AccountabilityPage['meeting'];
  readonly seat: Seat | null;
  readonly by: Actor | null;
  readonly zone: string;
  readonly onDone: (answer: ActAnswer) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { quarter, held, ended, daysLeft, lastDayMs } = meeting;
  const readHeldAt = (values: ActValues): number | null =>
    readInstant(values['heldAt'] ?? '', { nowMs: hostNowMs(), zone });

  function problemOf(values: ActValues): string | null {
    const heldAtMs = readHeldAt(values);
    if (heldAtMs === null) return t('accountability.meeting.unread');
    if (heldAtMs > hostNowMs()) return t('accountability.meeting.future');
    return quarterKey(heldAtMs, zone) < previousQuarter(hostNowMs(), zone) ? t('accountability.meeting.tooOld') : null;
  }

  const mayRecord = seat?.party === 'centre' || seat?.party === 'leader';
  return (
    <Modal
      open
      title={t('accountability.meeting.title', { quarter: periodWords(quarter, t) })}
      footer={null}
      onCancel={onClose}
      mask={{ blur: false }}
      width={620}
    >
      <div className="desk-dialog acc-freeze">
        <p>
          {t('accountability.meeting.clause')}
          {held.length > 0
            ? t('accountability.meeting.count', { count: held.length })
            : ended
              ? t('accountability.meeting.noneHeld')
              : t('accountability.meeting.stillTime', { date: dateWords(lastDayMs, zone), days: daysLeft })}
        </p>
        {held.map((one) => (
          <MeetingFactsList key={one.recordedAtMs} held={one} zone={zone} />
        ))}
        {by === null ? (
          <p className="desk-problem">{t('accountability.refusal.seat')}</p>
        ) : (
          <ActForm
            place="meeting"
            title={t('accountability.meeting.act')}
            submit={t('accountability.act.confirm', { act: t('accountability.meeting.act') })}
            fields={FIELDS}
            initial={{ heldAt: instantText(hostNowMs(), zone) }}
            problemOf={problemOf}
            callOf={(values) => ({
              to: 'accountability',
              command: {
                do: 'holdMeeting',
                by,
                fields: {
                  heldAtMs: readHeldAt(values) ?? 0,
                  chair: values['chair'],
                  present: values['present'],
                  document: values['document'],
                },
              },
            })}
            review={<p>{t('accountability.meeting.review')}</p>}
            refusal={
              mayRecord
                ? null
                : t('accountability.meeting.refusal', {
                    parties: [t('desk.party.centre'), t('desk.party.leader')].join('、'),
                  })
            }
            who={t('desk.form.by', { who: by.seat })}
            zone={zone}
            onDone={onDone}
            onClose={onClose}
          />
        )}
      </div>
    </Modal>
  );
}

function MeetingFactsList({ held, zone }: { readonly held: HeldMeeting; readonly zone: string }) {
  const t = useText();
  const facts = [
    { name: t('accountability.meeting.heldAt'), value: instantText(held.heldAtMs, zone) },
    { name: t('accountability.meeting.chair'), value: held.chair },
    { name: t('accountability.meeting.present'), value: held.present },
    { name: t('accountability.meeting.document'), value: held.document },
    { name: t('accountability.meeting.entered'), value: `${instantText(held.recordedAtMs, zone)}　${held.seat}` },
  ];
  return (
    <dl className="acc-facts">
      {facts
        .filter(({ value }) => value !== undefined)
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
