import { useState } from 'react';
import type { RadarCell, RadarRow, RadarView } from '../../../shared/contract/radar.ts';
import type { Clause } from '../../../shared/accountability/rule.ts';
import { rateWords } from '../../../shared/assessment/rate.ts';
import type { PlainKey } from '../../../shared/locale/text.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import { caseHref } from './caseHref.ts';
import { useRoving } from './roving.ts';

type Chosen = { readonly unit: string; readonly clause: Clause };

/** How far each unit is from each line: the nearest on top, the bar is the share of the line used up. */
export function RadarMatrix({ view, failed }: { readonly view: RadarView | undefined; readonly failed: boolean }) {
  const t = useText();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const box = useRoving<HTMLDivElement>();
  const rows = view?.rows ?? [];
  const row = rows.find(({ unit }) => unit === chosen?.unit) ?? null;
  const cell = row?.cells.find(({ clause }) => clause === chosen?.clause) ?? null;
  return (
    <section className="desk-card acc-radar" aria-label={t('accountability.radar')}>
      <header>
        <h2>
          {t('accountability.radar')} <small>{t('accountability.radar.note')}</small>
        </h2>
        <span className="acc-key">
          <Mark state="overdue" />
          {t('accountability.radar.crossed')}
          <Mark state="soon" />
          {t('accountability.radar.near')}
          <i className="acc-key-range" aria-hidden="true" />
          {t('accountability.radar.range')}
        </span>
      </header>
      {view === undefined || rows.length === 0 ? (
        <p className="acc-empty">
          {t(failed ? 'accountability.radar.failed' : view ? 'accountability.radar.none' : 'accountability.reading')}
        </p>
      ) : (
        <div className="acc-scroll" ref={box}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="acc-unseen">{t('accountability.column.unit')}</span>
                </th>
                {view.clauses.map((clause) => (
                  <th key={clause} scope="col">
                    {t(`accountability.line.${clause}` as PlainKey)}
                    <small>{lineNote(clause, thresholdOf(rows, clause), t)}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one, index) => (
                <tr key={one.unit}>
                  <th scope="row">{one.unitName}</th>
                  {view.clauses.map((clause, column) => (
                    <Cell
                      key={clause}
                      row={one}
                      cell={one.cells.find((candidate) => candidate.clause === clause)}
                      first={index === 0 && column === 0}
                      chosen={chosen?.unit === one.unit && chosen.clause === clause}
                      onChoose={() => setChosen({ unit: one.unit, clause })}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {view === undefined ? null : <Chosen row={row} cell={cell} />}
    </section>
  );
}

function thresholdOf(rows: readonly RadarRow[], clause: Clause): number | null {
  for (const { cells } of rows) {
    const cell = cells.find((candidate) => candidate.clause === clause);
    if (cell) return cell.threshold;
  }
  return null;
}

function lineNote(clause: Clause, line: number | null, t: ReturnType<typeof useText>): string {
  switch (clause) {
    case 'R25':
      return t('accountability.line.R25.note', { line: line ?? '' });
    case 'R26':
    case 'R33':
      return t('accountability.line.monthRate', { line: line ?? '' });
    case 'R27':
    case 'R28':
      return t('accountability.line.months', { line: line ?? '' });
    case 'R29':
      return t('accountability.line.yearRate', { line: line ?? '' });
    case 'R32':
      return t('accountability.line.R32.note', { line: line ?? '' });
    case 'R34':
      return t('accountability.line.R34.note', { line: line ?? '' });
    default:
      return '';
  }
}

/** The number of a cell: a rate with two decimals, or a count. */
function numberOf({ part, whole, count }: RadarCell): string {
  if (count !== null) return String(count);
  return part === null || whole === null ? '—' : rateWords(part, whole).replace('%', '');
}

function Cell({
  row,
  cell,
  first,
  chosen,
  onChoose,
}: {
  readonly row: RadarRow;
  readonly cell: RadarCell | undefined;
  readonly first: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  if (!cell) return <td className="is-none">—</td>;
  const share = Math.min(1, Math.max(0, cell.share));
  return (
    <td className={`is-${cell.state} ${share >= 0.6 ? 'is-mid' : ''} ${chosen ? 'on' : ''}`}>
      <button
        type="button"
        data-roving=""
        tabIndex={first ? 0 : -1}
        aria-pressed={chosen}
        title={cell.words}
        aria-label={`${row.unitName} ${cell.clause} ${numberOf(cell)} ${cell.words}`}
        onClick={onChoose}
        onFocus={onChoose}
      >
        {cell.state === 'crossed' ? <Mark state="overdue" /> : null}
        {cell.state === 'near' ? <Mark state="soon" /> : null}
        <span className="num">{numberOf(cell)}</span>
        {cell.short === '' ? null : <small>{cell.short}</small>}
        <ForecastRange cell={cell} />
        <i aria-hidden="true">
          <u style={{ width: `${share * 100}%` }} />
        </i>
      </button>
    </td>
  );
}

/** The month's end as expected, on the scale of the bar: how much of the line it would use up. */
function ForecastRange({ cell: { clause, forecast, threshold } }: { readonly cell: RadarCell }) {
  if (clause !== 'R26' || forecast === null || threshold >= 100) return null;
  const shareOf = (rate: number): number => Math.min(1, Math.max(0, (100 - rate) / (100 - threshold))) * 100;
  const [from, at, to] = [shareOf(forecast.high), shareOf(forecast.expected), shareOf(forecast.low)];
  return (
    <span className="acc-range" aria-hidden="true">
      <s style={{ left: `${from}%`, right: `${100 - to}%` }} />
      <b style={{ left: `${at}%` }} />
    </span>
  );
}

/** The chosen cell in words: what decides it, the forecast with its range, the cases concerned. */
function Chosen({ row, cell }: { readonly row: RadarRow | null; readonly cell: RadarCell | null }) {
  const t = useText();
  if (!row || !cell)
    return (
      <details className="acc-chosen quiet">
        <summary>
          {t('accountability.radar.hint')} <b>{t('accountability.radar.method')}</b>
        </summary>
        {t('accountability.radar.methodText')}
      </details>
    );
  const { forecast } = cell;
  const unit = cell.count === null ? '%' : '';
  return (
    <div className="acc-chosen" aria-live="polite">
      <p>
        <b>{row.unitName}</b> {cell.words}
        {forecast ? (
          <span className="quiet">
            {' '}
            {t('accountability.radar.forecast', {
              expected: number(forecast.expected) + unit,
              low: number(forecast.low) + unit,
              high: number(forecast.high) + unit,
            })}
          </span>
        ) : null}
      </p>
      {cell.cases.length > 0 ? (
        <p className="acc-chosen-cases">
          <span className="quiet">{t('accountability.radar.cases', { count: cell.cases.length })}</span>
          {cell.cases.slice(0, 12).map((id) => (
            <a key={id} href={caseHref(id)}>
              {t('accountability.radar.case', { id })}
            </a>
          ))}
        </p>
      ) : null}
    </div>
  );
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
