import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import { toGcj02, toWgs84 } from '../../../../shared/grid/coordinate.ts';
import { MAP_BASE_KINDS, MAP_BASE_SYSTEMS, mapApprovalProblem } from '../../../../shared/grid/mapBase.ts';
import type { MapBase, MapBaseKind } from '../../../../shared/grid/mapBase.ts';
import { boundsOf } from '../../../../shared/grid/polygon.ts';
import { tilePlace } from '../../../../shared/grid/webTile.ts';
import { settingProblem } from '../../../../shared/setting/setting.ts';
import { useText } from '../../../hook/useText.ts';
import type { AdminTabProps } from '../adminTabs.ts';
import { SaveBar } from '../SaveBar.tsx';
import { useSetting } from '../useSetting.ts';

type BaseMapCardProps = Pick<AdminTabProps, 'settings' | 'seat' | 'onSeat'>;

/** The base map: its approval number first, then where it comes from; it holds once it is saved. */
export function BaseMapCard({ settings, seat, onSeat }: BaseMapCardProps) {
  const t = useText();
  const id = useId();
  const approval = useSetting('map.approval', settings);
  const base = useSetting('map.base', settings);
  const { draft } = base;
  const change = (part: Partial<MapBase>): void => base.change({ ...draft, ...part });
  const text = (
    field: 'address' | 'subdomains' | 'key' | 'layer' | 'matrixSet' | 'file' | 'source',
    label: string,
    hint?: string,
  ) => (
    <Field id={`${id}-${field}`} label={label} hint={hint}>
      <Input id={`${id}-${field}`} value={draft[field]} onChange={({ target }) => change({ [field]: target.value })} />
    </Field>
  );
  const isRemote = draft.kind === 'xyz' || draft.kind === 'wmts';
  const conflict = mapApprovalProblem(draft, settings['map.approval']);
  return (
    <section className="desk-card" aria-label={t('base.title')}>
      <h2>{t('base.title')}</h2>
      <p className="quiet">{t('base.note')}</p>
      <div className="base-fields">
        <Field id={`${id}-approval`} label={t('base.approvalField')} hint={t('base.approval.hint')}>
          <Input
            id={`${id}-approval`}
            value={approval.draft}
            maxLength={60}
            onChange={({ target }) => approval.change(target.value)}
          />
        </Field>
      </div>
      {approval.isChanged ? (
        <SaveBar
          setting={approval}
          seat={seat}
          onSeat={onSeat}
          problem={mapApprovalProblem(settings['map.base'], approval.draft)}
        />
      ) : null}
      <Radio.Group
        className="base-kinds"
        aria-label={t('base.kind')}
        value={draft.kind}
        onChange={({ target }) => change({ kind: target.value as MapBaseKind })}
      >
        {MAP_BASE_KINDS.map((kind) => (
          <Radio key={kind} value={kind}>
            {t(`base.kind.${kind}`)}
          </Radio>
        ))}
      </Radio.Group>
      {draft.kind === 'none' ? null : (
        <div className="base-fields">
          {text('source', t('base.sourceField'), t('base.source.hint'))}
          {isRemote ? text('address', t('base.address')) : null}
          {isRemote ? text('subdomains', t('base.subdomains'), t('base.subdomains.hint', { hole: '{s}' })) : null}
          {isRemote ? text('key', t('base.key'), t('base.key.hint', { hole: '{key}' })) : null}
          {draft.kind === 'wmts' ? text('layer', t('base.layer')) : null}
          {draft.kind === 'wmts' ? text('matrixSet', t('base.matrixSet'), t('base.matrixSet.hint')) : null}
          {draft.kind === 'pmtiles' ? text('file', t('base.file'), t('base.file.hint')) : null}
          <Field id={`${id}-system`} label={t('base.system')}>
            <Select
              id={`${id}-system`}
              value={draft.system}
              options={MAP_BASE_SYSTEMS.map((value) => ({ value, label: t(`base.system.${value}`) }))}
              onChange={(system) => change({ system })}
            />
          </Field>
          <Field id={`${id}-zoom`} label={t('base.zoom')}>
            <span className="base-zoom">
              <InputNumber
                id={`${id}-zoom`}
                value={draft.minZoom}
                min={0}
                max={22}
                onChange={(minZoom) => change({ minZoom: minZoom ?? 0 })}
              />
              {t('base.zoom.to')}
              <InputNumber
                aria-label={`${t('base.zoom')} ${t('base.zoom.to')}`}
                value={draft.maxZoom}
                min={0}
                max={22}
                onChange={(maxZoom) => change({ maxZoom: maxZoom ?? 0 })}
              />
            </span>
          </Field>
        </div>
      )}
      <SaveBar setting={base} seat={seat} onSeat={onSeat} problem={conflict ?? settingProblem('map.base', draft)} />
      {settings['map.base'].kind === 'none' || base.isChanged ? null : <TryTile />}
    </section>
  );
}

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
};

function Field({ id, label, hint, children }: FieldProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>
        {children}
        {hint === undefined ? null : <small>{hint}</small>}
      </div>
    </>
  );
}

/** Fetches the tile under the middle of the city, so that an address is tried before the walls show it. */
function TryTile() {
  const t = useText();
  const [tried, setTried] = useState<'waiting' | 'there' | 'none' | 'failed' | null>(null);
  async function attempt(): Promise<void> {
    setTried('waiting');
    try {
      const map = (await (await fetch('/map')).json()) as CityMapAnswer;
      const address = middleTile(map);
      const answer = address === null ? null : await fetch(address, { cache: 'no-store' });
      setTried(answer === null || answer.status === 404 ? 'none' : answer.ok ? 'there' : 'failed');
    } catch {
      setTried('failed');
    }
  }
  return (
    <p className="base-try">
      <Button loading={tried === 'waiting'} onClick={() => void attempt()}>
        {t('base.try')}
      </Button>
      <output className={tried === 'there' ? 'ok-t' : tried === 'none' || tried === 'failed' ? 'late-t' : ''}>
        {tried === null ? '' : t(`base.try.${tried}`)}
      </output>
    </p>
  );
}

/** The zoom at which a city of some tens of kilometres fills a screen. */
const CITY_ZOOM = 11;

function middleTile({ map, base, cells }: CityMapAnswer): string | null {
  const { west, south, east, north } = boundsOf((map?.outline ?? cells.map(({ ring }) => ring)).map((ring) => [ring]));
  if (base === null || !Number.isFinite(west)) return null;
  const z = Math.min(base.maxZoom, Math.max(base.minZoom, CITY_ZOOM));
  const middle = toWgs84([(west + east) / 2, (south + north) / 2], 'wgs84');
  const { x, y } = tilePlace(base.system === 'gcj02' ? toGcj02(middle) : middle, z);
  return `/tile/${base.version}/${z}/${Math.floor(x)}/${Math.floor(y)}`;
}
