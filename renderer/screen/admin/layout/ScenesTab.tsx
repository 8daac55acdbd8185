import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Translate } from '../../../../shared/locale/text.ts';
import { SCENE_SECONDS, SCENES } from '../../../../shared/wall/scene.ts';
import type { SceneName, SceneTurn } from '../../../../shared/wall/scene.ts';
import { tilingOf } from '../../../../shared/wall/size.ts';
import { useText } from '../../../hook/useText.ts';
import type { AdminTabProps } from '../adminTabs.ts';
import { SaveBar } from '../SaveBar.tsx';
import { SettingHistory } from '../SettingHistory.tsx';
import { useSetting } from '../useSetting.ts';
import { SceneRow } from './SceneRow.tsx';
import { useFocusAfter } from './useFocusAfter.ts';
import { useWallFrames } from './useWallFrames.ts';
import { usualWall, WallPreview } from './WallPreview.tsx';
import './layout.css';
import './scenes.css';

const USUAL_SECONDS = 60;

/** Which scenes the walls show in turn, and for how long each. */
export function ScenesTab({ settings, zone, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const id = useId();
  const scenes = useSetting('wall.scenes', settings);
  const turns = scenes.draft;
  const [picked, setPicked] = useState<SceneName | null>(null);
  const plan = useWallFrames(settings)[0]?.frame.plan ?? tilingOf(settings['wall.tiles']);
  const focusOn = useFocusAfter();
  const shown = picked ?? turns[0]?.scene ?? 'live';
  const others = SCENES.filter((scene) => !turns.some((turn) => turn.scene === scene));

  function move(from: number, by: 1 | -1): void {
    const turn = turns[from];
    const other = turns[from + by];
    if (!turn || !other) return;
    scenes.change(turns.map((one, at) => (at === from ? other : at === from + by ? turn : one)));
    focusOn(`${id}-${turn.scene}`);
  }
  function remove(scene: SceneName): void {
    scenes.change(turns.filter((turn) => turn.scene !== scene));
    focusOn(`${id}-add-${scene}`);
  }
  function add(scene: SceneName): void {
    scenes.change([...turns, { scene, seconds: USUAL_SECONDS }]);
    setPicked(scene);
    focusOn(`${id}-${scene}`);
  }
  function press(event: KeyboardEvent, index: number, scene: SceneName): void {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(index, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Delete') remove(scene);
  }

  return (
    <div className="scenes-columns">
      <div className="layout-side">
        <section className="desk-card" aria-label={t('scenes.title')}>
          <h2>
            {t('scenes.title')} <small>{cycleWords(turns, t)}</small>
          </h2>
          <p className="quiet">{t('scenes.note')}</p>
          <ol className="scene-turns">
            {turns.map((turn, index) => (
              <SceneRow
                key={turn.scene}
                id={`${id}-${turn.scene}`}
                turn={turn}
                isShown={turn.scene === shown}
                isFirst={index === 0}
                isLast={index === turns.length - 1}
                onShow={() => setPicked(turn.scene)}
                onSeconds={(seconds) => scenes.change(turns.map((one) => (one === turn ? { ...one, seconds } : one)))}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(turn.scene)}
                onKeyDown={(event) => press(event, index, turn.scene)}
              />
            ))}
          </ol>
          <Shares turns={turns} />
          {others.length === 0 ? null : (
            <p className="scene-others">
              <span>{t('scenes.others')}</span>
              {others.map((scene) => (
                <button
                  key={scene}
                  id={`${id}-add-${scene}`}
                  type="button"
                  className="desk-button"
                  aria-label={t('layout.addPanel', { panel: t(`wall.scene.${scene}`) })}
                  onClick={() => add(scene)}
                >
                  + {t(`wall.scene.${scene}`)}
                </button>
              ))}
            </p>
          )}
          <p className="admin-note">{t('scenes.alarm')}</p>
          <SaveBar setting={scenes} seat={seat} onSeat={onSeat} problem={problemWords(turns, t)} />
        </section>
        <SettingHistory settingKey="wall.scenes" zone={zone} onTake={scenes.change} />
      </div>
      <section className="desk-card" aria-label={t('layout.preview')}>
        <h2>{t('scenes.preview', { scene: t(`wall.scene.${shown}`) })}</h2>
        <WallPreview wall={usualWall(plan)} scene={shown} layouts={settings['wall.layouts']} besidePx={200} />
      </section>
    </div>
  );
}

/** The share of each scene in a round. */
function Shares({ turns }: { readonly turns: readonly SceneTurn[] }) {
  const t = useText();
  if (turns.length < 2) return null;
  return (
    <div className="scene-shares" aria-hidden="true">
      {turns.map(({ scene, seconds }) => (
        <i key={scene} style={{ flexGrow: Math.max(1, seconds) }}>
          {t(`wall.scene.${scene}`)}
        </i>
      ))}
    </div>
  );
}

function cycleWords(turns: readonly SceneTurn[], t: Translate): string {
  if (turns.length < 2) return t('scenes.single');
  const total = turns.reduce((sum, { seconds }) => sum + seconds, 0);
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  const span =
    minutes === 0
      ? t('scenes.plainSeconds', { seconds })
      : seconds === 0
        ? t('scenes.plainMinutes', { minutes })
        : t('scenes.minutes', { minutes, seconds });
  return t('scenes.cycle', { span });
}

function problemWords(turns: readonly SceneTurn[], t: Translate): string | null {
  if (turns.length === 0) return t('scenes.problem.none');
  const { least, most } = SCENE_SECONDS;
  const wrong = turns.find(({ seconds }) => !Number.isInteger(seconds) || seconds < least || seconds > most);
  return wrong ? t('scenes.problem.seconds', { scene: t(`wall.scene.${wrong.scene}`), least, most }) : null;
}
