import type { Actor, CaseFile, Party } from '../../../../shared/case/caseFile.ts';
import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { Translate } from '../../../../shared/locale/text.ts';

/** Who sits here: chosen on the screen while nobody signs in. */
export type Seat = {
  readonly party: 'centre' | 'leader' | 'supervisor' | 'unit';
  readonly name: string;
  /** The linked unit's code where the party is `unit`, else null. */
  readonly unit: string | null;
};

export const SEAT_PARTIES: readonly Seat['party'][] = ['centre', 'leader', 'supervisor', 'unit'];

const PLACE = 'desk.seat';

/** Reads a seat as it was kept, or null when there is none or it makes no sense. */
export function parseSeat(text: string | null): Seat | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Seat> | null;
    const party = SEAT_PARTIES.find((known) => known === kept?.party);
    const name = typeof kept?.name === 'string' ? kept.name.trim() : '';
    const unit = party === 'unit' && typeof kept?.unit === 'string' ? kept.unit : null;
    if (!party || name === '' || (party === 'unit' && unit === null)) return null;
    return { party, name, unit };
  } catch {
    return null;
  }
}

/** The seat that this machine used last. */
export function keptSeat(): Seat | null {
  return parseSeat(localStorage.getItem(PLACE));
}

export function keepSeat(seat: Seat): void {
  localStorage.setItem(PLACE, JSON.stringify(seat));
}

/** Who sits here, as a page says it; nobody: to choose. */
export function seatWords(seat: Seat | null, t: Translate): string {
  if (seat === null) return t('desk.seat.choose');
  return `${t(`desk.party.${seat.party}`)}　${seat.name}（${t('desk.notSignedIn')}）`;
}

/** The actor that stands in a command: the seat's own words, with the mark that nobody signed in. */
export function actorOf({ party, name, unit }: Seat, notSignedIn: string): Actor {
  return { party, unit, seat: `${name}（${notSignedIn}）` };
}

/**
 * For whom else a seat of the centre may enter what happened by telephone or on paper: the field officer, and the unit
 * that answers for the case. Other seats speak for themselves only.
 */
export function behalfOf(file: CaseFile, own: Actor): readonly Actor[] {
  const centre: readonly Party[] = ['centre', 'leader'];
  if (!centre.includes(own.party)) return [];
  const unit = responsibleTask(file)?.unit ?? null;
  return [
    { party: 'supervisor', unit: null, seat: own.seat },
    ...(unit === null ? [] : [{ party: 'unit' as const, unit, seat: own.seat }]),
  ];
}
