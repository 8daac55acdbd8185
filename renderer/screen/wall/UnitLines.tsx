import { memo } from 'react';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import type { RateLines, UnitLine } from '../../../shared/contract/wall.ts';
import { Panel } from './Panel.tsx';
import { Bars, mostFirst } from './Shares.tsx';
import type { WallPicture } from './wallState.ts';
import { rateWords } from './wallWords.ts';

type UnitLinesProps = {
  readonly picture: Pick<WallPicture, 'lines' | 'rateLines' | 'units'>;
  /** Open cases by unit: what is shown while nothing has fallen due. */
  readonly byUnit: ReadonlyMap<string, number>;
};

const ROW_REM = 4.5;
/** The track begins so far below the lower line, and ends at 100. */
const TRACK_BELOW = 10;

/** Units against the lines of R26 and R28, due so far in the month: plain figures, the lowest first. */
export const UnitLines = memo(function UnitLines({ picture, byUnit }: UnitLinesProps) {
  const t = useText();
  const { lines, rateLines, units } = picture;
  const { ref, heightRem } = useHeightRem();
  const fit = Math.floor(heightRem / ROW_REM);
  const sorted = sortedLines(lines, rateLines);
  const isEmpty = sorted.every(({ due }) => due === 0);
  const { from, to, page, pages } = usePage(sorted.length, fit);
  return (
    <Panel
      name="lines"
      title={
        <>
          {t('wall.lines')} <small>{t('wall.lines.note')}</small>
          <PageMarks page={page} pages={pages} />
        </>
      }
    >
      {isEmpty ? (
        <div className="instead">
          <p className="none">{t('wall.lines.empty')}</p>
          {byUnit.size > 0 && <h3>{t('wall.lines.open')}</h3>}
          <Bars rows={mostFirst(byUnit, (unit) => units.get(unit))} />
        </div>
      ) : (
        <>
          <div className="lines-head" aria-hidden="true">
            <span />
            <span className="scale">
              <i style={at(rateLines.timely, rateLines)}>{rateLines.timely}</i>
              <i style={at(rateLines.closed, rateLines)}>{rateLines.closed}</i>
            </span>
            <span className="key-dot">{t('wall.lines.closed')}</span>
            <span className="key-ring">{t('wall.lines.timely')}</span>
          </div>
          <div ref={ref} className="rows">
            <ul className="lines" style={{ gridTemplateRows: `repeat(${Math.max(1, fit)}, 1fr)` }}>
              {sorted.slice(from, to).map((line) => (
                <Line key={line.unit} line={line} rateLines={rateLines} name={units.get(line.unit) ?? line.name} />
              ))}
            </ul>
          </div>
        </>
      )}
    </Panel>
  );
});

type LineProps = { readonly line: UnitLine; readonly rateLines: RateLines; readonly name: string };

function Line({ line, rateLines, name }: LineProps) {
  const { due, closed, timely } = line;
  const isClosedLow = closed * 100 < rateLines.closed * due;
  const isTimelyLow = timely * 100 < rateLines.timely * due;
  return (
    <li>
      <span className="unit-name short">{name}</span>
      <span className="track" aria-hidden="true">
        <u style={at(rateLines.timely, rateLines)} />
        <u style={at(rateLines.closed, rateLines)} />
        {due > 0 && (
          <>
            <b style={at((timely / due) * 100, rateLines)} />
            <s className={isClosedLow ? 'below' : ''} style={at((closed / due) * 100, rateLines)} />
          </>
        )}
      </span>
      <span className={`rate num ${isClosedLow ? 'below' : ''}`}>{rateWords(closed, due)}</span>
      <span className={`rate num ${isTimelyLow ? 'below' : ''}`}>{rateWords(timely, due)}</span>
    </li>
  );
}

function at(percent: number, { closed, timely }: RateLines): { readonly left: string } {
  const from = Math.max(0, Math.min(closed, timely) - TRACK_BELOW);
  const share = (percent - from) / (100 - from);
  return { left: `${Math.min(1, Math.max(0, share)) * 100}%` };
}

/** The farthest below either line first; units with nothing due yet at the end. */
function sortedLines(lines: readonly UnitLine[], rateLines: RateLines): readonly UnitLine[] {
  const margin = ({ due, closed, timely }: UnitLine): number =>
    due === 0 ? Infinity : Math.min((closed / due) * 100 - rateLines.closed, (timely / due) * 100 - rateLines.timely);
  return lines.toSorted((a, b) => margin(a) - margin(b) || b.due - a.due || (a.unit < b.unit ? -1 : 1));
}
