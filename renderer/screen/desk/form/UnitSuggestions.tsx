import type { Rules } from '../../../../shared/case/rules.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { UnitSuggestion } from '../../../../shared/suggest/suggestUnits.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { useDocumentKeys } from '../../../hook/useDocumentKeys.ts';
import { useText } from '../../../hook/useText.ts';
import { useSuggestions } from '../deskData.ts';
import { isComposing } from '../keyboard/shortcut.ts';

/** Why a unit is suggested: its past in the cell and in the category, and whether it answers for the cell. */
function reasonsOf({ inCell, inCategory, charge }: UnitSuggestion, t: Translate): readonly string[] {
  return [
    ...(charge === null ? [] : [t(`desk.suggest.${charge}`)]),
    ...(inCell.count > 0 ? [t('desk.suggest.inCell', inCell)] : []),
    ...(inCategory.count > 0 ? [t('desk.suggest.inCategory', inCategory)] : []),
  ];
}

/** Under the field of a unit: which one the past speaks for, and why. One key takes it, also while the field is open. */
export function UnitSuggestions({
  caseId,
  rules,
  chosen,
  onTake,
}: {
  readonly caseId: number;
  readonly rules: Rules;
  readonly chosen: string;
  readonly onTake: (unit: string) => void;
}) {
  const t = useText();
  const suggestions = useSuggestions(caseId);
  const [first, ...others] = suggestions ?? [];
  useDocumentKeys((event) => {
    if (event.key !== 'F2' || isComposing(event) || !first) return;
    event.preventDefault();
    onTake(first.unit);
  });

  if (!suggestions) return null;
  if (!first) return <p className="desk-note">{t('desk.suggest.none')}</p>;
  const nameOf = ({ unit }: UnitSuggestion): string => unitShortName(rules.units, unit);
  return (
    <div className="desk-suggest">
      <p>
        {t('desk.suggest.title')} <b>{nameOf(first)}</b>
        {chosen === first.unit ? (
          <em className="ok-t">{t('desk.suggest.taken')}</em>
        ) : (
          <button type="button" className="desk-link" onClick={() => onTake(first.unit)}>
            {t('desk.suggest.take')} <kbd>F2</kbd>
          </button>
        )}
      </p>
      <ul>
        {reasonsOf(first, t).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="quiet">
          {t('desk.suggest.next')}
          {others.map((other) => (
            <button
              key={other.unit}
              type="button"
              className="desk-link"
              title={reasonsOf(other, t).join('；')}
              onClick={() => onTake(other.unit)}
            >
              {nameOf(other)}
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
}
