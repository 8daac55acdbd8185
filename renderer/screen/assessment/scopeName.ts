import type { AssessmentTable, Scope } from '../../../shared/contract/assessment.ts';
import type { Translate } from '../../../shared/locale/text.ts';

/** The name of whose figures they are; a unit that the table does not know stands by its code. */
export function scopeName(scope: Scope, units: AssessmentTable['units'], t: Translate): string {
  switch (scope.kind) {
    case 'city':
      return t('assess.city');
    case 'group':
      return t(`assess.group.${scope.group}`);
    case 'unit':
      return units.find(({ unit }) => unit === scope.unit)?.name ?? scope.unit;
  }
}
