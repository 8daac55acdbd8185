import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { PHOTO_HASH, PHOTOS_AT_ONCE } from '../../../../shared/case/photo.ts';
import { useText } from '../../../hook/useText.ts';
import { photoSrc, uploadPhoto } from './uploadPhoto.ts';

type PhotoInputProps = {
  readonly id: string;
  /** Hashes of what is there; anything else: a picture on its way. */
  readonly value: readonly string[];
  readonly by: Actor;
  readonly describedBy: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
};

/** Stands in a form's value for a picture that is still on its way, so that the form is not sent without it. */
const ON_ITS_WAY = 'uploading';
const ACCEPT = 'image/jpeg,image/png,image/webp';

/** Pictures for a command: chosen, dropped here, or pasted anywhere in the form. Each is sent to the host at once. */
export function PhotoInput({ id, value, by, describedBy, onChange }: PhotoInputProps) {
  const t = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const there = value.filter((entry) => PHOTO_HASH.test(entry));
  const coming = value.length - there.length;
  // A form outlives many renders while pictures are on their way: each is added to what then stands there.
  const latest = useRef<{ there: readonly string[]; readonly onChange: PhotoInputProps['onChange'] }>({
    there,
    onChange,
  });
  useEffect(() => {
    latest.current = { there, onChange };
  });

  async function take(files: readonly Blob[]): Promise<void> {
    const room = PHOTOS_AT_ONCE - value.length;
    const taken = files.slice(0, Math.max(0, room));
    setProblem(taken.length < files.length ? t('desk.photo.tooMany', { count: PHOTOS_AT_ONCE }) : null);
    const say = (now: readonly string[], left: number): void => {
      latest.current.there = now;
      latest.current.onChange([...now, ...Array.from({ length: left }, () => ON_ITS_WAY)]);
    };
    say(latest.current.there, taken.length);
    for (const [index, file] of taken.entries()) {
      const answer = await uploadPhoto(file, by).catch(() => ({ kind: 'lost' as const }));
      if (answer.kind === 'refused') setProblem(answer.message);
      else if (answer.kind !== 'done') setProblem(t(answer.kind === 'lost' ? 'desk.photo.lost' : 'desk.photo.broken'));
      const known = latest.current.there;
      const isNew = answer.kind === 'done' && !known.includes(answer.hash);
      say(isNew ? [...known, answer.hash] : known, taken.length - index - 1);
    }
  }

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  });
  const forget = useEffectEvent(() => {
    // What was on its way when the page was left never arrived.
    if (coming > 0) onChange(there);
  });
  useEffect(() => {
    forget();
    const form = box.current?.closest('form');
    const listen = (event: ClipboardEvent): void => onPaste(event);
    form?.addEventListener('paste', listen);
    return () => form?.removeEventListener('paste', listen);
  }, []);

  return (
    <div
      ref={box}
      className={over ? 'desk-photo-input over' : 'desk-photo-input'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
    >
      <ul>
        {there.map((hash, index) => (
          <li key={hash}>
            <img src={photoSrc(hash, 'thumb')} alt={t('desk.photo.nth', { n: index + 1 })} />
            <button
              type="button"
              aria-label={t('desk.photo.remove', { n: index + 1 })}
              onClick={() => {
                onChange(value.filter((entry) => entry !== hash));
                // The button goes with its picture, the focus must not; but only after the Enter that pressed it, which
                // would open the choice of files.
                setTimeout(() => box.current?.querySelector('input')?.focus());
              }}
            >
              ×
            </button>
          </li>
        ))}
        {coming > 0 ? <li className="coming">{t('desk.photo.coming', { count: coming })}</li> : null}
      </ul>
      <p>
        <label className="desk-photo-choose">
          <input
            id={id}
            type="file"
            multiple
            accept={ACCEPT}
            aria-describedby={describedBy}
            onChange={({ target }) => {
              void take([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          {t('desk.photo.choose')}
        </label>
        <small>{t('desk.photo.hint')}</small>
      </p>
      {problem === null ? null : (
        <p className="desk-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
