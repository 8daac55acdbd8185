import { useText } from '../../../hook/useText.ts';
import type { WallCase } from '../../../../shared/contract/wall.ts';
import type { Town } from '../../../../shared/grid/cityMap.ts';
import type { WallPicture } from '../wallState.ts';
import { caseNames } from '../wallWords.ts';
import type { Corner } from './corner.ts';
import type { ShownNews } from './useMapNews.ts';
import type { TourStop } from './useTour.ts';

type MapCardProps = {
  readonly corner: Corner;
  /** Null: nobody has moved the view. */
  readonly onUnlock: (() => void) | null;
  /** A hazard that waits and has a place. */
  readonly hazard: WallCase | null;
  readonly news: ShownNews | null;
  readonly tour: TourStop | null;
  readonly picture: WallPicture;
  readonly towns: readonly Town[];
};

/** One card on the map, two lines, the gravest thing first: a locked view, a hazard that stops the tour, a new case, the tour. */
export function MapCard({ corner, onUnlock, hazard, news, tour, picture, towns }: MapCardProps) {
  const t = useText();
  const className = `map-card map-card-${corner}`;
  if (onUnlock)
    return (
      <div className={`${className} is-locked`}>
        <p>
          <b>{t('map.locked')}</b>
        </p>
        <p className="short">{t('map.locked.note')}</p>
        <button type="button" onClick={onUnlock}>
          {t('map.unlock')}
        </button>
      </div>
    );
  if (hazard)
    return <CaseCard className={`${className} is-hazard`} kind={t('map.stopped')} one={hazard} picture={picture} />;
  const fresh = news && picture.cases.get(news.id);
  if (fresh) {
    const more = news.more > 0 ? t('map.news.more', { count: news.more }) : null;
    return <CaseCard className={className} kind={t('map.news')} one={fresh} picture={picture} more={more} />;
  }
  return tour && <TourCard className={className} tour={tour} picture={picture} towns={towns} />;
}

type CaseCardProps = {
  readonly className: string;
  readonly kind: string;
  readonly one: WallCase;
  readonly picture: WallPicture;
  readonly more?: string | null;
};

function CaseCard({ className, kind, one, picture, more = null }: CaseCardProps) {
  const t = useText();
  return (
    <div className={className}>
      <p>
        <span>{kind}</span>
        <b className="short">{caseNames(one, picture).category}</b>
        {more !== null && <span className="num">{more}</span>}
      </p>
      <p className="short">{one.address ?? t('wall.noAddress')}</p>
    </div>
  );
}

type TourCardProps = {
  readonly className: string;
  readonly tour: TourStop;
  readonly picture: WallPicture;
  readonly towns: readonly Town[];
};

function TourCard({ className, tour: { spot, index, count }, picture, towns }: TourCardProps) {
  const t = useText();
  const town = towns.find(({ code }) => code === spot.town)?.name ?? t('map.tour.nameless');
  const { category } = caseNames({ category: spot.category, unit: null }, picture);
  return (
    <div className={className}>
      <p>
        <span className="num">{t('map.tour', { index, count })}</span>
        <b className="short">{town}</b>
      </p>
      <p>
        <span>{t('map.tour.open', { count: spot.open })}</span>
        <span className={spot.overdue > 0 ? 'tone-late' : ''}>
          {spot.overdue > 0 ? t('map.tour.overdue', { count: spot.overdue }) : t('map.tour.noOverdue')}
        </span>
        <i className="short">{t('map.tour.mostly', { category })}</i>
      </p>
    </div>
  );
}
