import type { PhotoView } from '../../../../shared/contract/photo.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { CaseContext } from '../case/CasePage.tsx';
import { momentWords } from '../words.ts';

/** A picture taken farther from its case than this shows another place, or the place of the case is wrong. */
const FAR_METRES = 200;

export function isFar({ metres }: PhotoView): boolean {
  return metres !== null && metres > FAR_METRES;
}

/** What a picture shows and when it came; and what it told of its making. */
export function photoWords(
  photo: PhotoView,
  context: CaseContext,
  t: Translate,
): { readonly title: string; readonly details: readonly string[] } {
  const { stage, atMs, takenAt, metres, width, height, hash } = photo;
  const title = `${t(`desk.photo.stage.${stage}`)}　${momentWords(atMs, context, t)}`;
  const details = [
    takenAt === null ? t('desk.photo.takenUnknown') : t('desk.photo.taken', { time: takenAt }),
    metres === null ? t('desk.photo.placeUnknown') : t(isFar(photo) ? 'desk.photo.far' : 'desk.photo.near', { metres }),
    `${width} × ${height}`,
    t('desk.photo.hash', { hash: hash.slice(0, 12) }),
  ];
  return { title, details };
}
