import type { CasePlace } from '../../../../shared/contract/deskMap.ts';
import type { QueueName } from '../../../../shared/contract/desk.ts';
import type { Lamp } from '../../../../shared/contract/wall.ts';
import type { DrawnCase } from '../../wall/map/caseLayer.ts';

/** The cases of a list as the map draws them. */
export type DrawnPlaces = {
  readonly lamps: ReadonlyMap<number, DrawnCase>;
  readonly counts: Readonly<Record<Lamp, number>>;
};

/** Draws the places of a list with the shapes that its rows have. @param queue null: what a search found. */
export function drawnPlaces(places: readonly CasePlace[], queue: QueueName | null): DrawnPlaces {
  const counts = { hazard: 0, overdue: 0, soon: 0, observation: 0, normal: 0 };
  const lamps = new Map<number, DrawnCase>();
  for (const { id, lng, lat, dueAtMs, lamp: given } of places) {
    // What is late there is that somebody looks after it, as the rows say.
    const lamp = queue === 'forgotten' && given !== 'hazard' ? 'soon' : given;
    counts[lamp] += 1;
    lamps.set(id, { one: { id, lng, lat, dueAtMs }, lamp });
  }
  return { lamps, counts };
}

export const NOTHING_DRAWN = drawnPlaces([], null);
