import type { Rules } from '../../../../shared/case/rules.ts';
import type { SpotQuery } from '../../../../shared/contract/deskMap.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { useSpot } from '../deskData.ts';
import { photoSrc } from '../photo/uploadPhoto.ts';
import { ageWords } from '../words.ts';

/** The case for which a place is looked at. */
export type SpotCase = Pick<SpotQuery, 'category' | 'caseId'>;

/** What a case at a place would be given, as acceptance will find it: its cell, and what could be its duplicates. */
export function SpotNote({
  at: [lng, lat],
  spot,
  rules,
  city,
}: {
  readonly at: Position;
  readonly spot: SpotCase;
  readonly rules: Rules;
  readonly city: CityMapAnswer | undefined;
}) {
  const t = useText();
  const nowMs = useHostNow(60_000);
  const { data } = useSpot({ lng, lat, ...spot });
  if (!data) return null;
  const { cell, nearby } = data;
  const near = { metres: rules.settings['duplicate.metres'], hours: rules.settings['duplicate.hours'] };
  const town = city?.map?.towns.find(({ code }) => code === cell?.town)?.name;
  return (
    <div className="desk-spot-note" aria-live="polite">
      {cell ? (
        <p>
          <b>{t('desk.spot.cell', { code: cell.code })}</b>
          <span>{cell.name}</span>
          {town !== undefined && !cell.name.startsWith(town) ? <span>{town}</span> : null}
          {cell.supervisor === null ? null : <span>{cell.supervisor}</span>}
        </p>
      ) : (
        <p className="soon-t">{t('desk.spot.noCell')}</p>
      )}
      <p className={nearby.length > 0 ? 'soon-t' : 'quiet'}>
        {spot.category === null
          ? t('desk.spot.noCategory')
          : nearby.length === 0
            ? t('desk.spot.none', near)
            : t('desk.spot.near', { ...near, count: nearby.length })}
      </p>
      <ul>
        {nearby.map((one) => (
          <li key={one.id}>
            {one.photo === null ? null : <img src={photoSrc(one.photo, 'thumb')} alt="" />}
            <p>
              <b className="num">
                {Math.round(one.metres)} m　{ageWords(Math.abs(nowMs - one.reportedAtMs), t)}
              </b>
              <span>
                {one.number}　{t(`desk.stage.${one.stage}`)}
              </span>
              <span>{one.description}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
