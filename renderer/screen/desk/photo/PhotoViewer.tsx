import { Modal } from 'antd';
import type { PhotoView } from '../../../../shared/contract/photo.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from '../case/CasePage.tsx';
import { photoWords } from './photoWords.ts';
import { photoSrc } from './uploadPhoto.ts';

/** A picture of the case in full, and its neighbours by the arrow keys. */
export function PhotoViewer({
  context,
  photo,
  onShow,
  onClose,
}: {
  readonly context: CaseContext;
  readonly photo: PhotoView;
  readonly onShow: (photo: PhotoView) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { photos } = context.view;
  const index = photos.findIndex(({ hash }) => hash === photo.hash);
  const step = (by: -1 | 1): void => {
    const next = photos[index + by];
    if (next) onShow(next);
  };
  const { title, details } = photoWords(photo, context, t);
  return (
    <Modal
      open
      title={title}
      width="min(92vw, 1200px)"
      centered
      mask={{ blur: false }}
      onCancel={onClose}
      footer={
        photos.length < 2 ? null : (
          <div className="desk-photo-steps">
            <button type="button" className="desk-button" disabled={index <= 0} onClick={() => step(-1)}>
              {t('desk.photo.earlier')}
              <kbd>←</kbd>
            </button>
            <span className="num">
              {index + 1} / {photos.length}
            </span>
            <button type="button" className="desk-button" disabled={index >= photos.length - 1} onClick={() => step(1)}>
              {t('desk.photo.later')}
              <kbd>→</kbd>
            </button>
          </div>
        )
      }
      wrapProps={{
        onKeyDown: ({ key }: { readonly key: string }) => {
          if (key === 'ArrowLeft') step(-1);
          if (key === 'ArrowRight') step(1);
        },
      }}
    >
      <figure className="desk-photo-whole">
        <img key={photo.hash} src={photoSrc(photo.hash, 'whole')} alt={title} />
        <figcaption>{details.join('　')}</figcaption>
      </figure>
    </Modal>
  );
}
