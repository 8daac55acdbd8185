import { useCallback, useMemo } from 'react';
import type { AssessmentTable, AssessmentTrend, PeriodKey, Scope } from '../../../shared/contract/assessment.ts';
import { UNIT_GROUPS } from '../../../shared/unit/unit.ts';
import { useText } from '../../hook/useText.ts';
import type { Theme } from '../../part/deskTheme.ts';
import { readScope, scopeKey } from './assessmentState.ts';
import type { AssessmentStep } from './assessmentState.ts';
import { CentreDuties } from './CentreDuties.tsx';
import { Entries } from './Entries.tsx';
import { HeatMap } from './HeatMap.tsx';
import { scopeName } from './scopeName.ts';
import { TrendCourse } from './TrendCourse.tsx';
import { heatRows, shownMonths, trendOf } from './trendSeries.ts';
import type { TrendFigure } from './trendSeries.ts';

type TrendViewProps = {
  readonly trend: AssessmentTrend;
  readonly table: AssessmentTable;
  readonly period: PeriodKey;
  readonly scope: Scope;
  readonly theme: Theme;
  readonly onStep: (step: AssessmentStep) => void;
};

/** The months up to the period: one scope's course, every unit's months, the centre's own duties. */
export function TrendView({ trend, table, period, scope, theme, onStep }: TrendViewProps) {
  const t = useText();
  const { units, lines, centre } = table;
  const months = useMemo(() => trendOf(trend, scope, units), [trend, scope, units]);
  const rowsOf = useCallback((figure: TrendFigure) => heatRows(trend, figure, units), [trend, units]);
  const shown = shownMonths(trend);
  if (shown.length === 0) return <p className="assess-waiting">{t('assess.trend.empty')}</p>;

  function open(month: string, of: Scope, figure: Extract<AssessmentStep, { do: 'explain' }>['figure']): void {
    onStep({ do: 'showPeriod', period: month });
    onStep({ do: 'explain', scope: of, figure });
  }

  return (
    <div className="assess-trend">
      <div>
        <label className="assess-scope">
          {t('assess.trend.scope')}
          <select
            value={scopeKey(scope)}
            onChange={({ target }) => onStep({ do: 'showScope', scope: readScope(target.value) })}
          >
            <option value="city">{t('assess.city')}</option>
            {UNIT_GROUPS.map((group) => (
              <optgroup key={group} label={t(`assess.group.${group}`)}>
                <option value={`group:${group}`}>{t(`assess.group.${group}`)}</option>
                {units
                  .filter((unit) => unit.group === group)
                  .map(({ unit, name }) => (
                    <option key={unit} value={`unit:${unit}`}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <TrendCourse
          name={scopeName(scope, units, t)}
          period={period}
          months={months}
          lines={lines}
          theme={theme}
          onOpen={(month, figure) => open(month, scope, figure)}
        />
        <CentreDuties
          duties={centre}
          period={table.period}
          onOpen={(duty) => onStep({ do: 'explain', scope: { kind: 'city' }, figure: duty })}
        />
        <Entries
          entries={table.entries}
          units={units}
          period={table.period}
          onOpen={(unit) => onStep({ do: 'explain', scope: { kind: 'unit', unit }, figure: 'entered' })}
        />
      </div>
      <HeatMap
        rowsOf={rowsOf}
        months={shown}
        lines={lines}
        theme={theme}
        onScope={(of) => onStep({ do: 'showScope', scope: of })}
        onOpen={open}
      />
    </div>
  );
}
