import { Modal } from 'antd';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { useFrozenTable } from './accountabilityData.ts';
import type { ActAnswer } from './act.ts';
import { ActForm } from './ActForm.tsx';
import { cutOffWords, instantWords } from './findingWords.ts';
import { periodWords } from './period.ts';

export type FreezeDialogProps = {
  readonly page: AccountabilityPage;
  readonly seat: Seat | null;
  readonly by: Actor | null;
  readonly zone: string;
  readonly onDone: (answer: ActAnswer) => void;
  readonly onClose: () => void;
};

/** Freezing a month (A3): what is stored, up to when, and afterwards the digest that proves it. */
export function FreezeDialog({ page, seat, by, zone, onDone, onClose }: FreezeDialogProps) {
  const t = useText();
  const period = periodWords(page.period, t);
  return (
    <Modal
      open
      title={t(page.frozen ? 'accountability.freeze.doneTitle' : 'accountability.freeze.title', { period })}
      footer={null}
      onCancel={onClose}
      mask={{ blur: false }}
      width={620}
    >
      <div className="desk-dialog acc-freeze">
        {page.frozen ? (
          <FrozenFacts page={page} zone={zone} />
        ) : (
          <>
            <p>{t('accountability.freeze.what', { period, time: cutOffWords(page.asOfMs, zone) })}</p>
            <dl className="acc-facts">
              <div>
                <dt>{t('accountability.freeze.cutOff')}</dt>
                <dd>{cutOffWords(page.asOfMs, zone)}</dd>
              </div>
              <div>
                <dt>{t('accountability.freeze.city')}</dt>
                <dd>
                  {t('accountability.freeze.figures', {
                    due: page.city.due,
                    closed: page.city.closed,
                    timely: page.city.timely,
                    reworked: page.city.reworked,
                  })}
                </dd>
              </div>
              <div>
                <dt>{t('accountability.freeze.bulletin')}</dt>
                <dd>{dateWords(page.bulletinAtMs, zone)}</dd>
              </div>
            </dl>
            {by === null ? (
              <p className="desk-problem">{t('accountability.refusal.seat')}</p>
            ) : (
              <ActForm
                place={`freeze.${page.period}`}
                title={t('accountability.freeze.act')}
                submit={t('accountability.act.confirm', { act: t('accountability.freeze.act') })}
                fields={[]}
                callOf={() => ({
                  to: 'accountability',
                  command: { do: 'freeze', by, fields: { month: page.period, asOfMs: page.asOfMs } },
                })}
                review={<p>{t('accountability.freeze.review', { period })}</p>}
                refusal={
                  seat?.party === 'leader'
                    ? null
                    : t('accountability.refusal.party', { parties: t('desk.party.leader') })
                }
                who={t('desk.form.by', { who: by.seat })}
                zone={zone}
                onDone={onDone}
                onClose={onClose}
              />
            )}
          </>
        )}
      </div>
    </Modal>
  );
}

/** When and by whom it was frozen, and the digest that `city verify` computes anew. */
function FrozenFacts({ page, zone }: { readonly page: AccountabilityPage; readonly zone: string }) {
  const t = useText();
  const table = useFrozenTable(page.period);
  const frozen = table.data?.frozen ?? null;
  if (frozen === null) return <p>{t(table.isError ? 'accountability.freeze.unread' : 'accountability.reading')}</p>;
  return (
    <>
      <dl className="acc-facts">
        <div>
          <dt>{t('accountability.freeze.at')}</dt>
          <dd>
            {instantWords(frozen.frozenAtMs, page.nowMs, zone)}　{frozen.seat}
          </dd>
        </div>
        <div>
          <dt>{t('accountability.freeze.cutOff')}</dt>
          <dd>{cutOffWords(frozen.asOfMs, zone)}</dd>
        </div>
        <div>
          <dt>{t('accountability.freeze.digest')}</dt>
          <dd className="acc-digest">{frozen.digest}</dd>
        </div>
      </dl>
      <p className="quiet">{t('accountability.freeze.proof')}</p>
    </>
  );
}
