import type { AdminTabProps } from './adminTabs.ts';
import { BaseMapCard } from './map/BaseMapCard.tsx';
import { GridCard } from './map/GridCard.tsx';
import './map/map.css';

/** The city's own map: the grid, checked before it is taken, and the picture under it. */
export function MapTab({ settings, seat, onSeat }: AdminTabProps) {
  return (
    <div className="map-columns">
      <GridCard seat={seat} onSeat={onSeat} />
      <BaseMapCard settings={settings} seat={seat} onSeat={onSeat} />
    </div>
  );
}
