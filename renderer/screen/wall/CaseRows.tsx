import type { ReactNode } from 'react';
import { useText } from '../../hook/useText.ts';
import { LampMark } from '../../part/LampMark.tsx';
import type { Lamp, WallCase } from '../../../shared/contract/wall.ts';
import type { Overview } from './overview.ts';
import type { WallPicture } from './wallState.ts';
import { caseNames, spanWords } from './wallWords.ts';
import { clockWords, dateWords } from '../../../shared/time/words.ts';

type RowProps = { readonly one: WallCase; readonly lamp: Lamp; readonly picture: WallPicture; readonly nowMs: number };

/** A case whose limit runs or has passed: what, where, who, how long. */
export function DueRow({ one, lamp, picture, nowMs }: RowProps) {
  const t = useText();
  const { zone } = picture.city;
  const { dueAtMs } = one;
  const isOver = dueAtMs !== null && dueAtMs <= nowMs;
  const span = dueAtMs === null ? '' : spanWords(Math.abs(dueAtMs - nowMs), t);
  return (
    <CaseRow
      one={one}
      lamp={lamp}
      picture={picture}
      time={t(isOver ? 'wall.overdue.late' : 'wall.soon.left', { span })}
      tone={isOver ? 'late' : lamp === 'soon' ? 'soon' : 'plain'}
      notes={
        dueAtMs !== null && (
          <span className="nw">
            {t('wall.deadline', { time: `${dateWords(dueAtMs, zone)} ${clockWords(dueAtMs, zone)}` })}
          </span>
        )
      }
      marks={
        <>
          {one.supervised === 1 && <mark>{t('wall.supervised')}</mark>}
          {one.reworks > 0 && <mark>{t('wall.rework', { count: one.reworks })}</mark>}
        </>
      }
    />
  );
}

type DueRowsProps = {
  readonly cases: readonly WallCase[];
  readonly overview: Overview;
  readonly picture: WallPicture;
  readonly nowMs: number;
};

/** The rows of cases by the lamps that they show now. */
export function DueRows({ cases, overview, picture, nowMs }: DueRowsProps) {
  return cases.map((one) => (
    <DueRow
      key={one.id}
      one={one}
      lamp={overview.lamps.get(one.id)?.lamp ?? 'normal'}
      picture={picture}
      nowMs={nowMs}
    />
  ));
}

type CaseRowProps = {
  readonly one: WallCase;
  readonly lamp: Lamp;
  readonly picture: WallPicture;
  readonly time: string;
  readonly tone: 'late' | 'soon' | 'obs' | 'plain';
  readonly notes: ReactNode;
  readonly marks: ReactNode;
};

/** Two lines: shape, category, unit and time; place, notes and marks. What has no room is left out whole. */
export function CaseRow({ one, lamp, picture, time, tone, notes, marks }: CaseRowProps) {
  const t = useText();
  const { category, unit } = caseNames(one, picture);
  return (
    <li className="case-row" data-row={one.id}>
      <LampMark shape={lamp} />
      <div className="case-what">
        <b className="short">{category}</b>
        <span className="short">{unit ?? t('wall.noUnit')}</span>
      </div>
      <strong className={`num tone-${tone}`}>{time}</strong>
      <div className="case-who">
        <div className="case-notes">
          <span className="short">{one.address ?? t('wall.noAddress')}</span>
          {notes}
        </div>
        <div className="case-marks">{marks}</div>
      </div>
    </li>
  );
}
