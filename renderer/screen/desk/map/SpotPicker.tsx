import { Button, Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { PlacedList } from '../../../../shared/contract/deskMap.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import { DEGREE_METRES } from '../../../../shared/grid/distance.ts';
import { useText } from '../../../hook/useText.ts';
import { useDeskTheme } from '../../../part/useDeskTheme.ts';
import type { MapPicture } from '../../wall/map/picture.ts';
import { usePlaces, useSpot } from '../deskData.ts';
import { NO_SEARCH, viewAround } from '../search/searchCriteria.ts';
import { CityPlane } from './CityPlane.tsx';
import { drawnPlaces, NOTHING_DRAWN } from './drawnPlaces.ts';
import { SpotNote } from './SpotNote.tsx';
import type { SpotCase } from './SpotNote.tsx';
import { TownNames } from './TownNames.tsx';

const { period: _none, ...ANY } = NO_SEARCH;
const OPEN: PlacedList = { kind: 'search', criteria: { ...ANY, fromMs: null, toMs: null, state: 'open' } };
/** So far the view reaches around a place that is typed already. */
const AROUND_METRES = 250;

/** A place picked under a crosshair in the middle of the map: a press or the arrow keys move the city under it. */
export function SpotPicker({
  city,
  start,
  spot,
  rules,
  onTake,
  onClose,
}: {
  readonly city: CityMapAnswer;
  /** Null: the whole city is shown. */
  readonly start: Position | null;
  readonly spot: SpotCase;
  readonly rules: Rules;
  readonly onTake: (place: Position) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [theme] = useDeskTheme();
  const plane = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState<Position | null>(start);
  const { data } = usePlaces(OPEN);
  const drawn = useMemo(() => (data ? drawnPlaces(data.places, null) : NOTHING_DRAWN), [data]);
  const under = useSpot(at && { lng: at[0], lat: at[1], ...spot });
  const follow = ({ camera }: MapPicture): void => setAt(camera.centre());

  return (
    <Modal
      open
      title={t('desk.spot.title')}
      width="min(1180px, 94vw)"
      onCancel={onClose}
      mask={{ blur: false }}
      // Before it stands the map has no size that it could be drawn in.
      afterOpenChange={setOpen}
      footer={
        <>
          <small className="quiet">{t('desk.spot.hint')}</small>
          <Button onClick={onClose}>{t('desk.form.cancel')}</Button>
          <Button type="primary" disabled={at === null} onClick={() => at && onTake(at)}>
            {t('desk.spot.take')}
          </Button>
        </>
      }
      className="desk-dialog desk-spot-dialog"
    >
      <div className="desk-spot-picker">
        {isOpen ? (
          <CityPlane
            planeRef={plane}
            label={t('desk.spot.keys')}
            city={city}
            theme={theme}
            drawn={drawn}
            around={null}
            cell={under.data?.cell?.code ?? null}
            onOpen={(map) => {
              plane.current?.focus();
              if (start) map.camera.show(viewAround({ lng: start[0], lat: start[1] }, AROUND_METRES));
              else follow(map);
            }}
            onMoved={follow}
            onEnter={() => at && onTake(at)}
            onPress={({ camera, view }, [x, y]) => {
              const { left, top, right, bottom } = view();
              camera.pan(x - (left + right) / 2, y - (top + bottom) / 2);
            }}
          >
            {(map) => (
              <>
                <TownNames map={map} city={city} />
                {at ? (
                  <i className="desk-spot-around" style={circle(map, at, rules.settings['duplicate.metres'])} />
                ) : null}
              </>
            )}
          </CityPlane>
        ) : null}
        <i className="desk-spot-cross" />
        <aside>
          {at ? (
            <p className="num">
              {at[0].toFixed(6)}，{at[1].toFixed(6)}
            </p>
          ) : null}
          {at ? <SpotNote at={at} spot={spot} rules={rules} city={city} /> : null}
        </aside>
      </div>
    </Modal>
  );
}

/** The circle on the plane in which duplicates are looked for. */
function circle(map: MapPicture, [lng, lat]: Position, metres: number) {
  const project = map.project();
  const [left, top] = project([lng, lat]);
  const size = 2 * (top - project([lng, lat + metres / DEGREE_METRES])[1]);
  return { left, top, width: size, height: size };
}
