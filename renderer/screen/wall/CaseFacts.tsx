import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { lampOf } from '../../../shared/case/lamp.ts';
import type { WallCaseFacts } from '../../../shared/contract/wallCase.ts';
import { formatDateTime } from '../../../shared/time/words.ts';
import { boxOf, UNITS } from '../../../shared/wall/arrangement.ts';
import type { Box } from '../../../shared/wall/arrangement.ts';
import type { WallFrame } from '../../../shared/wall/frame.ts';
import { useText } from '../../hook/useText.ts';
import { useHeightRem } from '../../hook/useWholeRows.ts';
import { LampMark } from '../../part/LampMark.tsx';
import { useCaseFacts } from './useCaseFacts.ts';
import type { WallPicture } from './wallState.ts';
import { spanWords } from './wallWords.ts';
import './caseFacts.css';

type CaseFactsProps = {
  readonly caseId: number;
  /** Until it closes by itself. */
  readonly leftMs: number;
  readonly picture: WallPicture;
  /** Host time. */
  readonly nowMs: number;
  /** The facts stand within one tile of the wall. */
  readonly frame: WallFrame;
};

const STEP_REM = 4.4;

/** A case that a desk has opened on the wall: it lies over the map, where there is one, and closes by itself. */
export function CaseFacts({ caseId, leftMs, picture, nowMs, frame }: CaseFactsProps) {
  const t = useText();
  const ref = usePlace(frame);
  const answered = useCaseFacts(caseId, picture.cases.get(caseId));
  return (
    <section ref={ref} className="case-facts" aria-live="polite" aria-label={t('wall.facts')}>
      {answered?.facts ? (
        <Facts facts={answered.facts} picture={picture} nowMs={nowMs} />
      ) : (
        <p className="case-facts-none">{t(answered === null ? 'wall.facts.reading' : 'wall.facts.none')}</p>
      )}
      <small className="case-facts-left num">
        {t('wall.facts.closes', { seconds: Math.max(0, Math.ceil(leftMs / 1000)) })}
      </small>
    </section>
  );
}

function Facts({
  facts,
  picture,
  nowMs,
}: {
  readonly facts: WallCaseFacts;
  readonly picture: WallPicture;
  readonly nowMs: number;
}) {
  const t = useText();
  const { zone } = picture.city;
  const { limit, endedAtMs, stage, hazard } = facts;
  const lamp =
    endedAtMs === null
      ? lampOf(
          { stage, hazard, dueAtMs: limit?.dueAtMs ?? null, sinceMs: limit?.sinceMs ?? facts.reportedAtMs },
          nowMs,
          picture.warning,
        )
      : 'done';
  return (
    <>
      <h2>
        <LampMark shape={lamp} />
        <span className="short">{facts.category}</span>
        <em>{t(`desk.stage.${stage}`)}</em>
        {facts.supervised && <mark>{t('wall.facts.supervised')}</mark>}
      </h2>
      <p className="case-facts-place">
        <b className="short">{facts.address ?? t('wall.noAddress')}</b>
        <span className="short">{facts.unit ?? t('wall.noUnit')}</span>
      </p>
      <Limit facts={facts} lamp={lamp} zone={zone} nowMs={nowMs} />
      <p className="case-facts-more">
        <span className="num">{facts.number}</span>
        <span>
          {t('wall.facts.counts', {
            reworks: facts.reworks,
            returns: facts.returns,
            extensions: facts.extensions,
          })}
        </span>
      </p>
      <Course facts={facts} zone={zone} />
    </>
  );
}

function Limit({
  facts: { limit, endedAtMs, reportedAtMs },
  lamp,
  zone,
  nowMs,
}: {
  readonly facts: WallCaseFacts;
  readonly lamp: string;
  readonly zone: string;
  readonly nowMs: number;
}) {
  const t = useText();
  const reported = (
    <span>
      {t('wall.facts.reported')} <b className="num">{formatDateTime(reportedAtMs, zone)}</b>
    </span>
  );
  if (limit === null)
    return (
      <p className="case-facts-limit">
        <strong>{t(endedAtMs === null ? 'wall.facts.noLimit' : 'wall.facts.ended')}</strong>
        {reported}
        {endedAtMs !== null && (
          <span>
            {t('wall.facts.ended')} <b className="num">{formatDateTime(endedAtMs, zone)}</b>
          </span>
        )}
      </p>
    );
  const leftMs = limit.dueAtMs - nowMs;
  return (
    <p className="case-facts-limit">
      <strong className={`num ${leftMs <= 0 ? 'tone-late' : lamp === 'soon' ? 'tone-soon' : ''}`}>
        {t(leftMs <= 0 ? 'wall.facts.late' : 'wall.facts.left', { span: spanWords(Math.abs(leftMs), t) })}
      </strong>
      {reported}
      <span>
        {t('wall.facts.deadline')} <b className="num">{formatDateTime(limit.dueAtMs, zone)}</b>
      </span>
    </p>
  );
}

/** The latest steps, as many as have room. */
function Course({ facts, zone }: { readonly facts: WallCaseFacts; readonly zone: string }) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / STEP_REM));
  return (
    <div className="case-facts-course">
      <h3>{t('wall.facts.steps')}</h3>
      <div ref={ref}>
        <ol>
          {facts.history.slice(0, fit).map(({ sequence, atMs, title, who }) => (
            <li key={sequence}>
              <span className="num">{formatDateTime(atMs, zone)}</span>
              <b className="short">{title}</b>
              <span className="short">{who}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** Another scene or size leaves another place, so it is looked for at every drawing. */
function usePlace(frame: WallFrame): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const place = placeIn(frame);
    if (ref.current === null) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) ref.current.style[side] = `${place[side]}px`;
  });
  return ref;
}

/** Over the map of the scene, else in the first tile, as wide as can be read at one look; in px of the window. */
function placeIn(frame: WallFrame): Box {
  const map = document.querySelector('.wall-body .map');
  if (map) return map.getBoundingClientRect();
  const tile = boxOf({ panel: 'map', x: 0, y: 0, width: UNITS, height: UNITS }, frame);
  const width = Math.min(tile.width, tile.height * 1.4);
  return {
    left: (tile.left + (tile.width - width) / 2) * frame.scale,
    top: tile.top * frame.scale,
    width: width * frame.scale,
    height: tile.height * frame.scale,
  };
}
