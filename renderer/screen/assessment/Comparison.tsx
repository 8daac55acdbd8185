import { rateWords } from '../../../shared/assessment/rate.ts';
import type { AllFigures, AssessmentTable, FigureName, Scope } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { changeOf, changeWords, shareOf } from './figureValue.ts';
import type { KnownFigures } from './figureValue.ts';

type ComparisonProps = { readonly figure: FigureName; readonly scope: Scope; readonly table: AssessmentTable };

/** The figure beside that of the period before and of the year before, the frozen one, and its place in the group (A29). */
export function Comparison({ figure, scope, table }: ComparisonProps) {
  const t = useText();
  const unit = scope.kind === 'unit' ? table.units.find((one) => one.unit === scope.unit) : undefined;
  const row = scope.kind === 'city' ? { ...table.city, rank: null } : unit;
  if (!row) return null;
  const frozen = unit && table.frozenFigures?.[unit.unit];
  const now = valueOf(figure, row.figures, table);
  const lines = [
    { words: t('assess.explain.now'), figures: row.figures },
    { words: t('assess.explain.previous'), figures: row.previous },
    { words: t('assess.explain.yearBefore'), figures: row.yearBefore },
    ...(frozen ? [{ words: t('assess.explain.frozen'), figures: frozen }] : []),
  ].flatMap(({ words, figures }) => {
    const value = figures && valueOf(figure, figures, table);
    return value ? [{ words, ...value }] : [];
  });
  // A rank rests on these two rates alone (A29).
  const isRanked = figure === 'timelyRate' || figure === 'closingRate';
  const rank = isRanked ? row.rank && t('assess.explain.rankOf', row.rank) : null;
  if (!now || lines.length < 2) return null;
  return (
    <section>
      <h4>{t('assess.explain.compare')}</h4>
      <table className="assess-readings">
        <tbody>
          {lines.map(({ words, text, share, moved }, index) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>
                <small>{share && `${share.part} / ${share.whole}`}</small>
              </td>
              <td className="num">{text}</td>
              <td>{index === 0 ? null : moved(now)}</td>
            </tr>
          ))}
          {rank === null ? null : (
            <tr>
              <th scope="row" colSpan={2}>
                {t('assess.explain.rank')}
              </th>
              <td className="num" colSpan={2}>
                {rank}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {table.running ? <p className="quiet">{t('assess.explain.sameDays')}</p> : null}
    </section>
  );
}

type Value = {
  readonly text: string;
  readonly share: { readonly part: number; readonly whole: number } | null;
  readonly count: number | null;
  /** How the present value differs from this one. */
  readonly moved: (now: Value) => string;
};

function valueOf(figure: FigureName, figures: KnownFigures, { reworkBase }: AssessmentTable): Value | null {
  const share = shareOf(figure, figures, reworkBase);
  if (share)
    return {
      text: rateWords(share.part, share.whole),
      share,
      count: null,
      moved: (now) => changeWords(changeOf(now.share, share)),
    };
  const count = figures[figure as keyof AllFigures];
  if (count === undefined) return null;
  return {
    text: String(count),
    share: null,
    count,
    moved: (now) => {
      const by = (now.count ?? 0) - count;
      return by === 0 ? '0' : `${by > 0 ? '+' : '−'}${Math.abs(by)}`;
    },
  };
}
