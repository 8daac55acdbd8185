import { InputNumber } from 'antd';
import { useId, useState } from 'react';
import { CASE_SECONDS, WALL_SCENES } from '../../../shared/contract/wallControl.ts';
import type { WallOrder, WallShown } from '../../../shared/contract/wallControl.ts';
import { SHADINGS } from '../../../shared/wall/shading.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { useText } from '../../hook/useText.ts';
import { askHost } from '../../rpc/host.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { ReplayControl } from './ReplayControl.tsx';
import { WallButton, WallButtons, WallForm } from './WallButtons.tsx';
import { useWallControl } from './useWallControl.ts';
import { useWalls } from './useWalls.ts';
import './wallDesk.css';

/** Remote control: every connected wall with what it shows now, and what a desk may tell them. */
export function RemoteTab({ zone, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const walls = useWalls();
  const names = [...new Set(walls.map(({ name }) => name))];
  const [chosen, setChosen] = useState<string | null>(null);
  // A wall that is gone cannot be told anything.
  const target = chosen !== null && names.includes(chosen) ? chosen : null;
  const control = useWallControl(seat, onSeat);
  const tell = (order: WallOrder): void => control.tell(target, order);
  return (
    <div className="admin-columns">
      <section className="desk-card" aria-label={t('admin.walls')}>
        <h2>
          {t('admin.walls')} <small>{t('admin.walls.count', { count: walls.length })}</small>
        </h2>
        <WallTable walls={walls} />
        <p className="admin-note">{t('admin.walls.note')}</p>
      </section>
      <section className="desk-card" aria-label={t('admin.control')}>
        <h2>{t('admin.control')}</h2>
        <WallButtons label={t('admin.control.target')}>
          {[null, ...names].map((name) => (
            <WallButton key={name ?? '*'} isOn={name === target} onPress={() => setChosen(name)}>
              {name === null ? t('admin.control.all') : name === '' ? t('admin.walls.unnamed') : name}
            </WallButton>
          ))}
        </WallButtons>
        <WallButtons label={t('admin.control.scene')}>
          {WALL_SCENES.map((scene) => (
            <WallButton key={scene} onPress={() => tell({ do: 'scene', scene })}>
              {t(`admin.scene.${scene}`)}
            </WallButton>
          ))}
        </WallButtons>
        <WallButtons label={t('admin.control.turn')}>
          {(['pause', 'next', 'resume'] as const).map((step) => (
            <WallButton key={step} onPress={() => tell({ do: step })}>
              {t(`admin.control.${step}`)}
            </WallButton>
          ))}
        </WallButtons>
        <WallButtons label={t('admin.control.item')}>
          <WallButton onPress={() => tell({ do: 'item', step: -1 })}>{t('admin.control.former')}</WallButton>
          <WallButton onPress={() => tell({ do: 'item', step: 1 })}>{t('admin.control.following')}</WallButton>
        </WallButtons>
        <WallButtons label={t('admin.control.shading')}>
          {SHADINGS.map((shading) => (
            <WallButton key={shading} onPress={() => tell({ do: 'shading', shading })}>
              {t(`admin.shading.${shading}`)}
            </WallButton>
          ))}
        </WallButtons>
        <ReplayControl zone={zone} onTell={tell} />
        <OpenCase onTell={tell} />
        <output className="wall-desk-said">{control.said}</output>
      </section>
    </div>
  );
}

function WallTable({ walls }: { readonly walls: readonly WallShown[] }) {
  const t = useText();
  if (walls.length === 0) return <p className="quiet">{t('admin.walls.none')}</p>;
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">{t('admin.walls.name')}</th>
          <th scope="col">{t('admin.walls.size')}</th>
          <th scope="col">{t('admin.walls.shows')}</th>
          <th scope="col">{t('admin.walls.sound')}</th>
        </tr>
      </thead>
      <tbody>
        {walls.map((wall, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two walls may say the same of themselves
          <tr key={index}>
            <th scope="row">{wall.name === '' ? t('admin.walls.unnamed') : wall.name}</th>
            <td className="num">
              {wall.width}×{wall.height}
            </td>
            <td>{showsWords(wall, t).join('　')}</td>
            <td className={wall.sound === 'blocked' ? 'soon-t' : ''}>{t(`admin.heard.${wall.sound}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function showsWords({ scene, paused, caseId, shading }: WallShown, t: Translate): readonly string[] {
  return [
    t(`admin.scene.${scene}`),
    ...(paused ? [t('admin.walls.paused')] : []),
    ...(shading === 'open' ? [] : [t(`admin.shading.${shading}`)]),
    ...(caseId === null ? [] : [t('admin.walls.case')]),
  ];
}

/** Opens a case's facts by its number, for so many seconds. */
function OpenCase({ onTell }: { readonly onTell: (order: WallOrder) => void }) {
  const t = useText();
  const id = useId();
  const [number, setNumber] = useState('');
  const [seconds, setSeconds] = useState<number>(CASE_SECONDS.usual);
  const [problem, setProblem] = useState<string | null>(null);

  async function open(): Promise<void> {
    if (number.trim() === '') return setProblem(t('admin.case.empty'));
    try {
      const caseId = await askHost('wall.caseOfNumber', { number });
      if (caseId === null) return setProblem(t('admin.case.unknown', { number: number.trim() }));
      setProblem(null);
      onTell({ do: 'openCase', caseId, seconds });
    } catch {
      setProblem(t('admin.control.lost'));
    }
  }

  return (
    <WallForm label={t('admin.case')} fieldId={id} problem={problem} onSubmit={() => void open()}>
      <input
        id={id}
        className="wall-desk-number"
        value={number}
        placeholder={t('admin.case.number')}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        aria-invalid={problem !== null}
        onChange={({ target }) => setNumber(target.value)}
      />
      <InputNumber
        aria-label={t('admin.case.seconds')}
        value={seconds}
        min={CASE_SECONDS.least}
        max={CASE_SECONDS.most}
        precision={0}
        suffix={t('admin.seconds')}
        onChange={(value) => setSeconds(value ?? CASE_SECONDS.usual)}
      />
      <button type="submit" className="desk-button">
        {t('admin.case.open')}
      </button>
      <button type="button" className="desk-button" onClick={() => onTell({ do: 'closeCase' })}>
        {t('admin.case.close')}
      </button>
    </WallForm>
  );
}
