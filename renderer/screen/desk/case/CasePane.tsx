import { memo, useMemo } from 'react';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CommandAnswer, CaseView } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import { ActionsPanel, whoWords } from '../form/ActionsPanel.tsx';
import { CasePage } from './CasePage.tsx';
import { CommandForm } from '../form/CommandForm.tsx';
import type { DeskStep } from '../deskState.ts';
import type { FormValues } from '../form/form.ts';
import type { CaseDeed, Offer } from '../form/offer.ts';
import type { Seat } from '../seat/seat.ts';
import { othersAt } from '../useDeskFeed.ts';
import type { Presence } from '../useDeskFeed.ts';

export type CasePaneProps = {
  readonly view: CaseView | null;
  /** A case was asked for and there is none. */
  readonly isMissing: boolean;
  readonly rules: Rules | undefined;
  readonly zone: string;
  readonly seat: Seat | null;
  /** This seat's name as the others read it. */
  readonly ownName: string | null;
  readonly presence: Presence;
  readonly offers: readonly Offer[];
  /** The action whose form is open, and what stands in it at first. */
  readonly deed: CaseDeed | null;
  readonly preset: FormValues;
  readonly step: (step: DeskStep) => void;
  readonly onAct: (deed: CaseDeed, values?: FormValues) => void;
  readonly onDone: (answer: Extract<CommandAnswer, { kind: 'done' }>, deed: CaseDeed) => void;
};

/** The open case with what may be done to it, or the word that none is open. Steps in the list leave it as it is. */
export const CasePane = memo(function CasePane(props: CasePaneProps) {
  const { view, isMissing, rules, zone, seat, ownName, presence, offers, deed, preset, step, onAct, onDone } = props;
  const t = useText();
  const caseId = view?.file.id ?? 0;
  const others = useMemo(() => othersAt(presence, caseId, ownName), [presence, caseId, ownName]);
  if (!view || !rules)
    return (
      <section className="desk-no-case">
        <h2>{isMissing ? t('desk.case.missing') : t('desk.case.none')}</h2>
        <p>{t('desk.case.noneKeys')}</p>
      </section>
    );
  const offer = offers.find((one) => one.deed === deed) ?? null;
  const form = offer ? (
    <CommandForm
      key={`${caseId} ${offer.deed} ${String(preset['of'] ?? '')}`}
      name={offer.deed}
      by={offer.by}
      behalf={offer.behalf}
      view={view}
      rules={rules}
      preset={preset}
      who={whoWords(offer.by, rules, t)}
      refusal={offer.reason}
      onDone={(answer) => onDone(answer, offer.deed)}
      onClose={() => step({ do: 'closeForm' })}
    />
  ) : null;
  const canLink = offers.some((one) => one.deed === 'linkDuplicate' && one.reason === null);
  return (
    <CasePage
      key={caseId}
      view={view}
      rules={rules}
      zone={zone}
      others={others}
      onOpen={(id) => step({ do: 'openCase', id })}
      onLink={canLink ? (number) => onAct('linkDuplicate', { of: number }) : null}
      onClose={() => step({ do: 'closeCase' })}
      actions={
        <ActionsPanel
          offers={offers}
          seat={seat}
          rules={rules}
          deed={deed}
          form={form}
          onAct={onAct}
          onSeat={() => step({ do: 'openDialog', dialog: 'seat' })}
        />
      }
    />
  );
});
