import { InputNumber, Slider, Switch } from 'antd';
import { useId } from 'react';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { MOST_QUIET_HOURS, volumesAt } from '../../../shared/wall/sound.ts';
import type { QuietHours, WallSound } from '../../../shared/wall/sound.ts';
import { WALL_TONES } from '../../../shared/contract/wallControl.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { usePlayer } from '../../sound/usePlayer.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { SaveBar } from './SaveBar.tsx';
import { useSetting } from './useSetting.ts';
import { useWallControl } from './useWallControl.ts';
import { useWalls } from './useWalls.ts';
import './wallDesk.css';

/** When and how loud the walls sound: alarm, chime, quiet hours, and how to try them here and there. */
export function SoundTab({ settings, zone, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const sound = useSetting('wall.sound', settings);
  const { draft } = sound;
  const change = (part: Partial<WallSound>): void => sound.change({ ...draft, ...part });
  return (
    <div className="admin-columns">
      <section className="desk-card" aria-label={t('admin.sound')}>
        <h2>{t('admin.sound')}</h2>
        <p className="quiet">{t('admin.sound.note')}</p>
        <Choice label={t('admin.sound.hazard')} isOn={draft.hazard} onChange={(hazard) => change({ hazard })} />
        <Choice label={t('admin.sound.soon')} isOn={draft.soon} onChange={(soon) => change({ soon })} />
        <SoonMinutes minutes={draft.soonMinutes} onChange={(soonMinutes) => change({ soonMinutes })} />
        <Volume label={t('admin.sound.volume')} volume={draft.volume} onChange={(volume) => change({ volume })} />
        <h3>{t('admin.quiet')}</h3>
        <p className="quiet">{t('admin.quiet.note')}</p>
        <Quiet quiet={draft.quiet} onChange={(quiet) => change({ quiet })} />
        <Volume
          label={t('admin.quiet.volume')}
          volume={draft.quietVolume}
          onChange={(quietVolume) => change({ quietVolume })}
        />
        <SaveBar setting={sound} seat={seat} onSeat={onSeat} problem={settingProblem('wall.sound', draft)} />
      </section>
      <div className="wall-desk-side">
        <Trial sound={draft} zone={zone} seat={seat} onSeat={onSeat} />
        <Heard />
      </div>
    </div>
  );
}

function Choice({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <p className="wall-desk-line">
      <Switch id={id} checked={isOn} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </p>
  );
}

function SoonMinutes({
  minutes,
  onChange,
}: {
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}) {
  const t = useText();
  const id = useId();
  return (
    <p className="wall-desk-line">
      <label htmlFor={id}>{t('admin.sound.soonMinutes')}</label>
      <InputNumber
        id={id}
        value={minutes}
        min={1}
        max={60}
        precision={0}
        suffix={t('admin.minutes')}
        onChange={(value) => onChange(value ?? minutes)}
      />
    </p>
  );
}

function Volume({
  label,
  volume,
  onChange,
}: {
  readonly label: string;
  readonly volume: number;
  readonly onChange: (volume: number) => void;
}) {
  return (
    <div className="wall-desk-line">
      <span aria-hidden="true">{label}</span>
      <Slider min={0} max={100} step={5} value={volume} ariaLabelForHandle={label} onChange={onChange} />
      <b className="num">{volume}%</b>
    </div>
  );
}

function Quiet({
  quiet,
  onChange,
}: {
  readonly quiet: readonly QuietHours[];
  readonly onChange: (quiet: readonly QuietHours[]) => void;
}) {
  const t = useText();
  const put = (at: number, part: Partial<QuietHours>): void =>
    onChange(quiet.map((hours, index) => (index === at ? { ...hours, ...part } : hours)));
  return (
    <div className="wall-desk-quiet">
      {quiet.length === 0 ? <p className="quiet">{t('admin.quiet.none')}</p> : null}
      {quiet.map((hours, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- hours have no name but their place
        <p key={index} className="wall-desk-line">
          <Time
            label={t('admin.quiet.from', { index: index + 1 })}
            value={hours.from}
            onChange={(from) => put(index, { from })}
          />
          <span>{t('admin.quiet.to')}</span>
          <Time
            label={t('admin.quiet.until', { index: index + 1 })}
            value={hours.to}
            onChange={(to) => put(index, { to })}
          />
          {hours.to < hours.from ? <small className="quiet">{t('admin.quiet.nextDay')}</small> : null}
          <button
            type="button"
            className="desk-link"
            onClick={() => onChange(quiet.filter((_, other) => other !== index))}
          >
            {t('admin.quiet.remove')}
          </button>
        </p>
      ))}
      {quiet.length < MOST_QUIET_HOURS ? (
        <button
          type="button"
          className="desk-link"
          onClick={() => onChange([...quiet, { from: '12:00', to: '14:00' }])}
        >
          {t('admin.quiet.add')}
        </button>
      ) : null}
    </div>
  );
}

/** A time of the day in the form of the city, 22:00, whatever the browser's language. */
function Time({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <input
      className="num"
      inputMode="numeric"
      maxLength={5}
      placeholder="22:00"
      aria-label={label}
      value={value}
      // Pinyin keyboards send full-width digits and colons.
      onChange={({ target }) => onChange(target.value.normalize('NFKC'))}
    />
  );
}

type TrialProps = Pick<AdminTabProps, 'zone' | 'seat' | 'onSeat'> & { readonly sound: WallSound };

/** Tries the tones: here at once as they are set above, and on the walls as they are saved. */
function Trial({ sound, zone, seat, onSeat }: TrialProps) {
  const t = useText();
  const { play } = usePlayer(true);
  const control = useWallControl(seat, onSeat);
  const volumes = volumesAt(sound, useHostNow(60_000), zone);
  return (
    <section className="desk-card" aria-label={t('admin.trial')}>
      <h2>{t('admin.trial')}</h2>
      <p className="quiet">{t('admin.trial.note')}</p>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('admin.trial.tone')}</th>
            <th scope="col">{t('admin.trial.now')}</th>
            <th scope="col">{t('admin.trial.try')}</th>
          </tr>
        </thead>
        <tbody>
          {WALL_TONES.map((tone) => (
            <tr key={tone}>
              <th scope="row">{t(`admin.tone.${tone}`)}</th>
              <td className="num">
                {volumes[tone] === 0 ? t('admin.trial.silent') : `${Math.round(volumes[tone] * 100)}%`}
              </td>
              <td className="wall-desk-buttons">
                <button type="button" className="desk-button" onClick={() => play(tone, sound.volume / 100)}>
                  {t('admin.trial.here')}
                </button>
                <button
                  type="button"
                  className="desk-button"
                  onClick={() => control.tell(null, { do: 'testSound', tone })}
                >
                  {t('admin.trial.walls')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <output className="wall-desk-said">{control.said}</output>
    </section>
  );
}

/** Which walls can be heard, and what to do where one cannot. */
function Heard() {
  const t = useText();
  const walls = useWalls();
  return (
    <section className="desk-card" aria-label={t('admin.heard')}>
      <h2>{t('admin.heard')}</h2>
      {walls.length === 0 ? (
        <p className="quiet">{t('admin.walls.none')}</p>
      ) : (
        <table className="admin-table">
          <tbody>
            {walls.map((wall, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two walls may say the same of themselves
              <tr key={index}>
                <th scope="row">{wall.name === '' ? t('admin.walls.unnamed') : wall.name}</th>
                <td className={wall.sound === 'blocked' ? 'soon-t' : ''}>{t(`admin.heard.${wall.sound}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="admin-note">
        {t('admin.heard.note')}
        <code>--autoplay-policy=no-user-gesture-required</code>
        {t('admin.heard.noteMany')}
      </p>
    </section>
  );
}
