import { memo } from 'react';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import type { UnitLine } from '../../../shared/contract/wall.ts';
import { Panel } from './Panel.tsx';
import { Bars, mostFirst } from './Shares.tsx';
import { rateWords } from './wallWords.ts';

type UnitLinesProps = {
  readonly lines: readonly UnitLine[];
  /** Open cases by unit: what is shown while nothing has fallen due. */
  readonly byUnit: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly zone: string;
};

const ROW_REM = 4.5;
/** Lines of R26 and R28: closed, and closed on time. */
const CLOSED_LINE = 90;
const TIMELY_LINE = 80;
/** The track shows rates from here to 100. */
const TRACK_FROM = 70;

/** Units against the lines of 90 and 80, due so far in the month: plain figures, the lowest first. */
export const UnitLines = memo(function UnitLines({ lines, byUnit, units, nowMs, zone }: UnitLinesProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.floor(heightRem / ROW_REM);
  const sorted = sortedLines(lines);
  const isEmpty = sorted.every(({ due }) => due === 0);
  const { from, to, page, pages } = usePage(sorted.length, fit);
  return (
    <Panel
      name="lines"
      nowMs={nowMs}
      zone={zone}
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
              <i style={at(TIMELY_LINE)}>80</i>
              <i style={at(CLOSED_LINE)}>90</i>
            </span>
            <span className="key-dot">{t('wall.lines.closed')}</span>
            <span className="key-ring">{t('wall.lines.timely')}</span>
          </div>
          <div ref={ref} className="rows">
            <ul className="lines" style={{ gridTemplateRows: `repeat(${Math.max(1, fit)}, 1fr)` }}>
              {sorted.slice(from, to).map((line) => (
                <Line key={line.unit} line={line} name={units.get(line.unit) ?? line.name} />
              ))}
            </ul>
          </div>
        </>
      )}
    </Panel>
  );
});

function Line({ line, name }: { readonly line: UnitLine; readonly name: string }) {
  const { due, closed, timely } = line;
  const isClosedLow = closed * 100 < CLOSED_LINE * due;
  const isTimelyLow = timely * 100 < TIMELY_LINE * due;
  return (
    <li>
      <span className="unit-name short">{name}</span>
      <span className="track" aria-hidden="true">
        <u style={at(TIMELY_LINE)} />
        <u style={at(CLOSED_LINE)} />
        {due > 0 && (
          <>
            <b style={at((timely / due) * 100)} />
            <s className={isClosedLow ? 'below' : ''} style={at((closed / due) * 100)} />
          </>
        )}
      </span>
      <span className={`rate num ${isClosedLow ? 'below' : ''}`}>{rateWords(closed, due)}</span>
      <span className={`rate num ${isTimelyLow ? 'below' : ''}`}>{rateWords(timely, due)}</span>
    </li>
  );
}

function at(percent: number): { readonly left: string } {
  const share = (percent - TRACK_FROM) / (100 - TRACK_FROM);
  return { left: `${Math.min(1, Math.max(0, share)) * 100}%` };
}

/** The farthest below either line first; units with nothing due yet at the end. */
function sortedLines(lines: readonly UnitLine[]): readonly UnitLine[] {
  const margin = ({ due, closed, timely }: UnitLine): number =>
    due === 0 ? Infinity : Math.min((closed / due) * 100 - CLOSED_LINE, (timely / due) * 100 - TIMELY_LINE);
  return lines.toSorted((a, b) => margin(a) - margin(b) || b.due - a.due || (a.unit < b.unit ? -1 : 1));
}
