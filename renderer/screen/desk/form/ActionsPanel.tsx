import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import { deedKey } from './offer.ts';
import type { CaseDeed, Offer } from './offer.ts';
import type { Seat } from '../seat/seat.ts';

/** In whose name, in words: the unit's short name, else the party's. */
export function whoWords(by: Actor, rules: Rules, t: Translate): string {
  if (by.unit !== null) return unitShortName(rules.units, by.unit);
  return by.party === 'host' || by.party === 'import' ? by.seat : t(`desk.party.${by.party}`);
}

export type ActionsPanelProps = {
  readonly offers: readonly Offer[];
  readonly seat: Seat | null;
  readonly rules: Rules;
  readonly deed: CaseDeed | null;
  /** The open form. */
  readonly form: ReactNode;
  readonly onAct: (deed: CaseDeed) => void;
  readonly onSeat: () => void;
};

/** What this seat may do with the case now, each with its key; the rest grey with the reason, so that people learn the rules. */
export function ActionsPanel({ offers, seat, rules, deed, form, onAct, onSeat }: ActionsPanelProps) {
  const t = useText();
  const allowed = offers.filter(({ reason }) => reason === null);
  const own = allowed.filter(({ behalf }) => !behalf);
  const behalf = Map.groupBy(
    allowed.filter((offer) => offer.behalf),
    ({ by }) => whoWords(by, rules, t),
  );
  const refused = offers.filter(({ reason }) => reason !== null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="desk-card desk-actions" tabIndex={0} aria-label={t('desk.actions.title')}>
      <h2>
        {t('desk.actions.title')}
        {seat ? <small>{t('desk.actions.asSeat', { seat: seat.name })}</small> : null}
      </h2>
      {seat ? null : (
        <p>
          {t('desk.actions.chooseSeat')}
          <button type="button" className="desk-button" onClick={onSeat}>
            {t('desk.seat.choose')}
          </button>
        </p>
      )}
      {form}
      {seat && allowed.length === 0 ? <p className="quiet">{t('desk.actions.none')}</p> : null}
      <ul className="desk-offers" aria-label={t('desk.actions.own')}>
        {own.map((offer, index) => (
          <OfferButton
            key={offer.deed}
            offer={offer}
            isMain={index === 0 && deed === null}
            isOpen={deed === offer.deed}
            onAct={onAct}
          />
        ))}
      </ul>
      {[...behalf].map(([who, offered]) => (
        <Fragment key={who}>
          <h3>{t('desk.form.behalf', { who })}</h3>
          <ul className="desk-offers" aria-label={t('desk.form.behalf', { who })}>
            {offered.map((offer) => (
              <OfferButton key={offer.deed} offer={offer} isMain={false} isOpen={deed === offer.deed} onAct={onAct} />
            ))}
          </ul>
        </Fragment>
      ))}
      {seat ? (
        <>
          <h3>{t('desk.actions.refused')}</h3>
          <dl className="desk-refused">
            {byReason(refused).map(({ reason, deeds }) => (
              <div key={reason}>
                <dt>{deeds.map((name) => t(deedKey(name))).join('、')}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </section>
  );
}

/** Deeds under their reason, so that each reason is read once; those that speak of this case come before the mass. */
function byReason(
  refused: readonly Offer[],
): readonly { readonly reason: string; readonly deeds: readonly CaseDeed[] }[] {
  return [...Map.groupBy(refused, ({ reason }) => reason ?? '')]
    .map(([reason, offers]) => ({ reason, deeds: offers.map(({ deed }) => deed) }))
    .toSorted((a, b) => a.deeds.length - b.deeds.length);
}

function OfferButton({
  offer,
  isMain,
  isOpen,
  onAct,
}: {
  readonly offer: Offer;
  readonly isMain: boolean;
  readonly isOpen: boolean;
  readonly onAct: (deed: CaseDeed) => void;
}) {
  const t = useText();
  return (
    <li>
      <button
        type="button"
        className={`desk-button${isMain ? ' main' : ''}${isOpen ? ' open' : ''}`}
        aria-expanded={isOpen}
        onClick={() => onAct(offer.deed)}
      >
        <span>{t(deedKey(offer.deed))}</span>
        <kbd>{offer.letter}</kbd>
      </button>
    </li>
  );
}
