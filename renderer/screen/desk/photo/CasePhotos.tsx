import { useState } from 'react';
import { isOpen } from '../../../../shared/case/caseFile.ts';
import type { PhotoStage } from '../../../../shared/case/photo.ts';
import type { PhotoView } from '../../../../shared/contract/photo.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from '../case/CasePage.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import { isFar, photoWords } from './photoWords.ts';
import { photoSrc } from './uploadPhoto.ts';

const ORDER: readonly PhotoStage[] = ['before', 'during', 'after'];

/** The pictures of a case by what they show, before beside after; one that is missing says what it waits for. */
export function CasePhotos({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const [opened, setOpened] = useState<PhotoView | null>(null);
  const { photos, file } = context.view;
  return (
    <>
      {ORDER.flatMap((stage) => {
        const shown = photos.filter((photo) => photo.stage === stage);
        if (shown.length > 0)
          return shown.map((photo) => <Shot key={photo.hash} photo={photo} context={context} onOpen={setOpened} />);
        // The place of these is kept, so that before and after stand side by side.
        if (stage === 'during') return [];
        const waits = stage === 'after' && isOpen(file.stage);
        return (
          <figure key={stage} className="desk-shot none">
            <div>{t(waits ? 'desk.photo.awaited' : `desk.photo.none.${stage}`)}</div>
            <figcaption>{t(`desk.photo.stage.${stage}`)}</figcaption>
          </figure>
        );
      })}
      {opened ? (
        <PhotoViewer context={context} photo={opened} onShow={setOpened} onClose={() => setOpened(null)} />
      ) : null}
    </>
  );
}

function Shot({
  photo,
  context,
  onOpen,
}: {
  readonly photo: PhotoView;
  readonly context: CaseContext;
  readonly onOpen: (photo: PhotoView) => void;
}) {
  const t = useText();
  const { title } = photoWords(photo, context, t);
  return (
    <figure className="desk-shot">
      <button type="button" aria-label={t('desk.photo.open', { title })} onClick={() => onOpen(photo)}>
        <img src={photoSrc(photo.hash, 'thumb')} alt="" />
      </button>
      <figcaption className={isFar(photo) ? 'soon-t' : undefined}>
        {title}
        {isFar(photo) ? `　${t('desk.photo.far', { metres: photo.metres ?? 0 })}` : ''}
      </figcaption>
    </figure>
  );
}
