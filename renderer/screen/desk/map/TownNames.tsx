import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { MapPicture } from '../../wall/map/picture.ts';

/** The towns by name, on the plane. */
export function TownNames({ map, city }: { readonly map: MapPicture; readonly city: CityMapAnswer }) {
  const project = map.project();
  return (city.map?.towns ?? []).map(({ code, name, label }) => {
    const [left, top] = project(label);
    return (
      <span key={code} className="desk-map-town" style={{ left, top }}>
        {name}
      </span>
    );
  });
}
