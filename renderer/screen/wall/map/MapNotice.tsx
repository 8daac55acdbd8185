import { useText } from '../../../hook/useText.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';

/** What must stand on the map: that it is a sketch; of a base map its approval number and who made it. */
export function MapNotice({ answer: { map, base } }: { readonly answer: CityMapAnswer }) {
  const t = useText();
  if (base === null) return map === null || map.notice === '' ? null : <p className="map-notice">{map.notice}</p>;
  return (
    <p className="map-notice over-base">
      {map !== null && map.notice !== '' && <span>{map.notice}</span>}
      <span>{t('base.approval', { approval: base.approval })}</span>
      <span>{t('base.source', { source: base.source })}</span>
    </p>
  );
}
