import { useEffect, useRef } from 'react';
import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import { CLAUSES, ruleOf } from '../../../shared/accountability/rule.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import type { Filter } from './accountabilityState.ts';
import { findingsHref } from './findingsHref.ts';
import { listedMeasure, stateWords } from './findingWords.ts';
import { shortPeriodWords } from './period.ts';

const FORMATS = ['xlsx', 'csv'] as const;

export type FindingListProps = {
  readonly rows: readonly FindingRow[];
  /** Before the filter: what can be filtered for. */
  readonly all: readonly FindingRow[];
  readonly filter: Filter;
  readonly openId: number | null;
  readonly period: string;
  readonly zone: string;
  readonly trial: boolean;
  readonly onFilter: (filter: Partial<Filter>) => void;
  readonly onOpen: (id: number) => void;
};

/** What crossed a line in the period: unit, clause, number, consequence, state; one row opens at the right. */
export function FindingList(props: FindingListProps) {
  const { rows, all, filter, openId, period, zone, trial, onOpen } = props;
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  const proposed = all.filter(({ state }) => state === 'proposed').length;
  const isFiltered = Object.values(filter).some((value) => value !== null);

  useEffect(() => {
    body.current?.querySelector(`[data-finding="${openId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  return (
    <section className="desk-card acc-findings" aria-label={t('accountability.findings')}>
      <header>
        <h2>
          {t('accountability.findings')}{' '}
          <small>
            {t('accountability.findings.counts', {
              period: shortPeriodWords(period, t),
              count: all.length,
              proposed,
            })}
          </small>
        </h2>
        <Filters {...props} />
        <span className="acc-export">
          {FORMATS.map((format) => (
            <a key={format} className="desk-link" href={findingsHref(period, filter, format)} download="">
              {t('accountability.export', { format: format.toUpperCase() })}
            </a>
          ))}
          <kbd>E</kbd>
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="acc-empty">
          {t(
            isFiltered
              ? 'accountability.findings.noneFiltered'
              : trial
                ? 'accountability.findings.noneTrial'
                : 'accountability.findings.none',
          )}
        </p>
      ) : (
        <div className="acc-scroll" ref={body}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="acc-unseen">{t('accountability.column.mark')}</span>
                </th>
                <th scope="col">{t('accountability.column.unit')}</th>
                <th scope="col">{t('accountability.column.clause')}</th>
                <th scope="col">{t('accountability.column.what')}</th>
                <th scope="col">{t('accountability.column.measure')}</th>
                <th scope="col">{t('accountability.column.consequence')}</th>
                <th scope="col" className="end">
                  {t('accountability.column.state')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} data-finding={row.id} className={`is-${row.state} ${row.id === openId ? 'on' : ''}`}>
                  <td>
                    <Mark state={row.state === 'proposed' ? 'overdue' : row.state === 'issued' ? 'done' : 'ended'} />
                  </td>
                  <td>
                    <button type="button" aria-current={row.id === openId} onClick={() => onOpen(row.id)}>
                      {row.unitName}
                    </button>
                  </td>
                  <td className="quiet nw">{ruleOf(row.clause).article}</td>
                  <td className="acc-what">
                    <span title={crossedWords(row, t)}>{crossedWords(row, t)}</span>
                    {row.major ? <em className="desk-tag tag-overdue">{t('accountability.tag.major')}</em> : null}
                    {row.amended ? <em className="desk-tag tag-soon">{t('accountability.tag.amended')}</em> : null}
                  </td>
                  <td className="acc-measure num" title={row.measure}>
                    {listedMeasure(row, t)}
                  </td>
                  <td className="acc-follows" title={row.consequence}>
                    {row.consequence}
                  </td>
                  <td className="end acc-state">{stateWords(row, zone, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Filters({ all, filter, onFilter }: FindingListProps) {
  const t = useText();
  const units = [...new Map(all.map(({ unit, unitName }) => [unit, unitName]))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const clauses = CLAUSES.filter((clause) => all.some((row) => row.clause === clause));
  return (
    <div className="acc-filters">
      <select
        aria-label={t('accountability.filter.state')}
        value={filter.state ?? ''}
        onChange={({ target }) => onFilter({ state: target.value === '' ? null : (target.value as Filter['state']) })}
      >
        <option value="">{t('accountability.filter.anyState')}</option>
        {(['proposed', 'issued', 'dismissed'] as const).map((state) => (
          <option key={state} value={state}>
            {t(`accountability.filter.${state}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('accountability.filter.clause')}
        value={filter.clause ?? ''}
        onChange={({ target }) => onFilter({ clause: target.value === '' ? null : (target.value as Filter['clause']) })}
      >
        <option value="">{t('accountability.filter.anyClause')}</option>
        {clauses.map((clause) => (
          <option key={clause} value={clause}>
            {`${ruleOf(clause).article} ${clause} ${t(`accountability.clause.${clause}`)}`}
          </option>
        ))}
      </select>
      <select
        aria-label={t('accountability.filter.unit')}
        value={filter.unit ?? ''}
        onChange={({ target }) => onFilter({ unit: target.value === '' ? null : target.value })}
      >
        <option value="">{t('accountability.filter.anyUnit')}</option>
        {units.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {Object.values(filter).some((value) => value !== null) ? (
        <button
          type="button"
          className="desk-link"
          onClick={() => onFilter({ state: null, clause: null, unit: null, step: null })}
        >
          {t('accountability.filter.clear')}
        </button>
      ) : null}
    </div>
  );
}
