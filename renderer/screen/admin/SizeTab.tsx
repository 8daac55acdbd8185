import { InputNumber, Radio } from 'antd';
import { useId } from 'react';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { USUAL_WALLS } from '../../../shared/wall/frame.ts';
import { legibleMetres, TILINGS, tilesOf, tilingOf, viewingScale } from '../../../shared/wall/size.ts';
import type { Tiling, Viewing } from '../../../shared/wall/size.ts';
import { useText } from '../../hook/useText.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { WallPreview } from './layout/WallPreview.tsx';
import { SaveBar } from './SaveBar.tsx';
import { ShadingCard } from './ShadingCard.tsx';
import { useSetting } from './useSetting.ts';
import { useWalls } from './useWalls.ts';
import './wallDesk.css';

/** Picture heights that walls are driven with, for the table of what can be read from where. */
const HEIGHTS_PX = [1080, 2160] as const;

/** How the wall is spliced, and from how far it is read: from these follow the places of the panels and the size of letters. */
export function SizeTab(props: AdminTabProps) {
  const { settings, seat, onSeat } = props;
  const t = useText();
  const id = useId();
  const tiles = useSetting('wall.tiles', settings);
  const viewing = useSetting('wall.viewing', settings);
  const size = useUsualSize(tilingOf(tiles.draft));
  return (
    <div className="admin-columns">
      <div className="wall-desk-side">
        <section className="desk-card" aria-label={t('admin.tiles')}>
          <h2>{t('admin.tiles')}</h2>
          <p className="quiet">{t('admin.tiles.note')}</p>
          <Radio.Group
            aria-label={t('admin.tiles')}
            className="admin-tilings"
            value={tilingOf(tiles.draft)}
            onChange={({ target }) => tiles.change(tilesOf(target.value as Tiling))}
          >
            {TILINGS.map((tiling) => (
              <Radio key={tiling} value={tiling}>
                <TilingPicture tiling={tiling} />
                {t(`admin.tiling.${tiling}`)}
              </Radio>
            ))}
          </Radio.Group>
          <SaveBar setting={tiles} seat={seat} onSeat={onSeat} problem={null} />
        </section>
        <ShadingCard {...props} />
      </div>
      <div className="wall-desk-side">
        <section className="desk-card" aria-label={t('admin.viewing')}>
          <h2>{t('admin.viewing')}</h2>
          <p className="quiet">{t('admin.viewing.note')}</p>
          <div className="admin-fields">
            <label htmlFor={`${id}-distance`}>{t('admin.viewing.distance')}</label>
            <InputNumber
              id={`${id}-distance`}
              value={viewing.draft.distanceMetres}
              min={0}
              max={100}
              step={0.5}
              suffix={t('admin.metres')}
              onChange={(distanceMetres) => viewing.change({ ...viewing.draft, distanceMetres: distanceMetres ?? 0 })}
            />
            <label htmlFor={`${id}-height`}>{t('admin.viewing.height')}</label>
            <InputNumber
              id={`${id}-height`}
              value={viewing.draft.heightMillimetres}
              min={0}
              max={20_000}
              step={10}
              suffix={t('admin.millimetres')}
              onChange={(height) => viewing.change({ ...viewing.draft, heightMillimetres: height ?? 0 })}
            />
          </div>
          <ScaleTable viewing={viewing.draft} />
          <SaveBar
            setting={viewing}
            seat={seat}
            onSeat={onSeat}
            problem={settingProblem('wall.viewing', viewing.draft)}
          />
        </section>
        <section className="desk-card" aria-label={t('layout.preview')}>
          <h2>
            {t('layout.preview')} <small>{t('admin.preview.size', size)}</small>
          </h2>
          <WallPreview
            wall={{ ...size, tiles: tiles.draft, viewing: viewing.draft, scale: null }}
            scene="live"
            layouts={settings['wall.layouts']}
            besidePx={480}
          />
        </section>
      </div>
    </div>
  );
}

type SizePx = { readonly widthPx: number; readonly heightPx: number };

/** The size of a connected wall, where it has the shape of the splices; else their usual one. */
function useUsualSize(tiling: Tiling): SizePx {
  const walls = useWalls();
  const { widthPx, heightPx } = USUAL_WALLS[tiling];
  const like = walls.find(({ width, height }) => Math.abs(width / height - widthPx / heightPx) < 0.01);
  return like ? { widthPx: like.width, heightPx: like.height } : { widthPx, heightPx };
}

function TilingPicture({ tiling }: { readonly tiling: Tiling }) {
  const { columns, rows } = tilesOf(tiling);
  return (
    <i aria-hidden="true" className="admin-tiling" style={{ gridTemplateColumns: `repeat(${columns}, 32px)` }}>
      {Array.from({ length: columns * rows }, (_, index) => (
        <i key={index} />
      ))}
    </i>
  );
}

/** What follows for the usual heights of pictures: the size of letters, and how far they can be read. */
function ScaleTable({ viewing }: { readonly viewing: Viewing }) {
  const t = useText();
  const { distanceMetres, heightMillimetres } = viewing;
  if (viewingScale(viewing, 1080) === null) return <p className="admin-note">{t('admin.viewing.unknown')}</p>;
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">{t('admin.viewing.picture')}</th>
          <th scope="col">{t('admin.viewing.scale')}</th>
          <th scope="col">{t('admin.viewing.legible')}</th>
        </tr>
      </thead>
      <tbody>
        {HEIGHTS_PX.map((heightPx) => {
          const scale = viewingScale(viewing, heightPx) ?? 1;
          const metres = legibleMetres(scale, heightMillimetres, heightPx);
          return (
            <tr key={heightPx}>
              <th scope="row" className="num">
                {t('admin.viewing.high', { height: heightPx })}
              </th>
              <td className="num">{t('admin.viewing.times', { scale })}</td>
              <td className={metres < distanceMetres ? 'soon-t' : ''}>
                {t(metres < distanceMetres ? 'admin.viewing.tooSmall' : 'admin.viewing.upTo', {
                  metres: metres.toFixed(1),
                })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
