import { useText } from '../../hook/useText.ts';
import { LampMark } from '../../part/LampMark.tsx';

/** That the browser lets no sound out, and what to do; in the last line of the wall, where it moves nothing. */
export function SoundNote() {
  const t = useText();
  return (
    <p className="ticker-sound">
      <LampMark shape="soon" />
      {t('wall.sound.blocked')}
    </p>
  );
}
