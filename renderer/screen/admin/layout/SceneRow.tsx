import { InputNumber } from 'antd';
import type { KeyboardEvent } from 'react';
import type { SceneTurn } from '../../../../shared/wall/scene.ts';
import { useText } from '../../../hook/useText.ts';

export type SceneRowProps = {
  /** The identity of the row's own button, for the focus. */
  readonly id: string;
  readonly turn: SceneTurn;
  readonly isShown: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onShow: () => void;
  readonly onSeconds: (seconds: number) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  /** Keys on any of the row's buttons. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** One scene with its place in the turns and its time; choosing it shows it in the preview. */
export function SceneRow(props: SceneRowProps) {
  const { id, turn, isShown, isFirst, isLast, onShow, onSeconds, onMove, onRemove, onKeyDown } = props;
  const t = useText();
  const scene = t(`wall.scene.${turn.scene}`);
  return (
    <li className={isShown ? 'is-shown' : ''}>
      <button
        id={id}
        type="button"
        className="scene-name"
        aria-pressed={isShown}
        onClick={onShow}
        onKeyDown={onKeyDown}
      >
        {scene}
      </button>
      <InputNumber
        aria-label={t('scenes.seconds', { scene })}
        value={turn.seconds}
        precision={0}
        suffix={t('admin.seconds')}
        onChange={(seconds) => onSeconds(seconds ?? 0)}
      />
      <button
        type="button"
        className="desk-link"
        disabled={isFirst}
        aria-label={t('scenes.upOf', { scene })}
        onClick={() => onMove(-1)}
        onKeyDown={onKeyDown}
      >
        {t('scenes.up')}
      </button>
      <button
        type="button"
        className="desk-link"
        disabled={isLast}
        aria-label={t('scenes.downOf', { scene })}
        onClick={() => onMove(1)}
        onKeyDown={onKeyDown}
      >
        {t('scenes.down')}
      </button>
      <button
        type="button"
        className="desk-link"
        aria-label={t('layout.removePanel', { panel: scene })}
        onClick={onRemove}
        onKeyDown={onKeyDown}
      >
        {t('layout.remove')}
      </button>
    </li>
  );
}
