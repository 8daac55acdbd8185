import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { mayBeFirst } from '../form/offer.ts';
import { photoSrc } from '../photo/uploadPhoto.ts';
import { ageWords } from '../words.ts';

/** Cases of the same minor category close by in place and time, to be judged as duplicates: the distance is the largest. */
export function NearbyCard({
  context,
  onOpen,
  onLink,
}: {
  readonly context: CaseContext;
  readonly onOpen: (id: number) => void;
  /** Null: the case cannot be linked now. */
  readonly onLink: ((number: string) => void) | null;
}) {
  const t = useText();
  const { view, rules } = context;
  const metres = rules.settings['duplicate.metres'];
  const hours = rules.settings['duplicate.hours'];
  const { nearby, file } = view;
  return (
    <section className="desk-card">
      <h2>
        {t('desk.nearby.title')}
        {nearby.length > 0 ? <small>{t('desk.nearby.note', { metres, hours, count: nearby.length })}</small> : null}
      </h2>
      {nearby.length === 0 ? <p className="quiet">{t('desk.nearby.none', { metres, hours })}</p> : null}
      <ul className="desk-nearby">
        {nearby.map((one) => (
          <li key={one.id}>
            {one.photo === null ? null : <img src={photoSrc(one.photo, 'thumb')} alt="" />}
            <b className="num">
              {Math.round(one.metres)} m　{ageWords(Math.abs(file.reportedAtMs - one.reportedAtMs), t)}
            </b>
            <p>
              {one.number}　{t(`desk.stage.${one.stage}`)}
            </p>
            <p className="text">{one.description}</p>
            <p>
              <button
                type="button"
                className="desk-link"
                aria-label={t('desk.nearby.open', { number: one.number })}
                onClick={() => onOpen(one.id)}
              >
                {t('desk.keys.open')}
              </button>
              {onLink && mayBeFirst(one) ? (
                <button type="button" className="desk-link" onClick={() => onLink(one.number)}>
                  {t('desk.nearby.link')}
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
