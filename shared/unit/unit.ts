import { isDayKey } from '../time/zone.ts';

/** The three groups that the Opinions address. */
export type UnitGroup = 'town' | 'bureau' | 'enterprise';

/** A linked unit (联动单位). Dates are calendar days `YYYY-MM-DD`, both included; null is open-ended. */
export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly group: UnitGroup;
  /** 分管领导, whom the platform informs (R23, R24). */
  readonly deputyHead: string;
  readonly liaison: string;
  readonly telephone: string;
  /** 纪检监察机构, which investigates the unit's own handling (R36). */
  readonly disciplinaryBody: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The code of the unit that takes over after `validTo`. */
  readonly successor: string | null;
};

export const groupWords: Readonly<Record<UnitGroup, string>> = {
  town: '开发区、园区和各区镇',
  bureau: '市各委办局',
  enterprise: '直属单位和垂直管理部门',
};

export const UNIT_GROUPS = Object.keys(groupWords) as readonly UnitGroup[];

/** The short name of a unit by its code; a code that is not known stands for itself. */
export function unitShortName(units: ReadonlyMap<string, Unit>, code: string): string {
  const unit = units.get(code);
  return unit?.shortName || unit?.name || code;
}

/** True when the unit exists on a day (`YYYY-MM-DD`). */
export function isUnitValidOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

export type UnitProblem = { readonly index: number; readonly message: string };

/** Everything wrong with a list of units, each problem with the unit's index (from 0) and what to do about it. */
export function checkUnits(units: readonly Unit[]): readonly UnitProblem[] {
  const firstIndexByCode = new Map<string, number>();
  for (const [index, unit] of units.entries()) {
    const key = codeKey(unit.code);
    if (!firstIndexByCode.has(key)) firstIndexByCode.set(key, index);
  }
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
  return units.flatMap((unit, index) => {
    const messages = [
      unit.code.trim() === '' && '缺少单位编码，请补填。',
      unit.name.trim() === '' && '缺少单位名称，请补填。',
      unit.shortName.trim() === '' && '缺少单位简称，请补填。',
      firstIndexByCode.get(codeKey(unit.code)) !== index && `单位编码 ${unit.code} 与前面的单位重复，请改正。`,
      !Object.hasOwn(groupWords, unit.group) && '单位分组不正确，请填区镇、委办局或直属单位。',
      ...dateMessages(unit),
      successorMessage(unit, unitByCode),
    ];
    return messages.flatMap((message) => (message ? [{ index, message }] : []));
  });
}

/** Codes that differ only in case or in spaces would be taken for one another. */
function codeKey(code: string): string {
  return code.replaceAll(/\s/g, '').toUpperCase();
}

function dateMessages({ validFrom, validTo }: Unit): readonly (string | false)[] {
  return [
    validFrom !== null && !isDayKey(validFrom) && `启用日期 ${validFrom} 不正确，请写成 2026-01-31 的样子。`,
    validTo !== null && !isDayKey(validTo) && `停用日期 ${validTo} 不正确，请写成 2026-01-31 的样子。`,
    validFrom !== null && validTo !== null && validTo < validFrom && '停用日期早于启用日期，请改正。',
  ];
}

function successorMessage(unit: Unit, unitByCode: ReadonlyMap<string, Unit>): string | false {
  if (unit.successor === null) return false;
  if (!unitByCode.has(unit.successor)) return `承接单位 ${unit.successor} 不在名单中，请先补入。`;
  if (unit.validTo === null) return '填了承接单位而没有停用日期，请补填停用日期。';
  const seen = new Set<string>();
  for (let next: Unit | undefined = unit; next; next = unitByCode.get(next.successor ?? '')) {
    if (seen.has(next.code)) return '承接单位相互循环，请改正。';
    seen.add(next.code);
  }
  return false;
}
