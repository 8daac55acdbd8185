import type { Unit, UnitGroup } from './unit.ts';

/** The columns of a unit table, as an office writes its header. */
export const unitColumns = {
  code: '编码',
  name: '名称',
  shortName: '简称',
  group: '分组',
  deputyHead: '分管领导',
  liaison: '联络员',
  telephone: '电话',
  disciplinaryBody: '纪检监察机构',
  validFrom: '启用日期',
  validTo: '停用日期',
  successor: '承接单位',
} as const satisfies Record<keyof Unit, string>;

const groupByWord: ReadonlyMap<string, UnitGroup> = new Map([
  ['town', 'town'],
  ['区镇', 'town'],
  ['镇街', 'town'],
  ['bureau', 'bureau'],
  ['委办局', 'bureau'],
  ['enterprise', 'enterprise'],
  ['直属单位', 'enterprise'],
  ['垂直管理部门', 'enterprise'],
]);

/**
 * One row of a table (header → cell text) as a unit, or the reason in Chinese why it is none. Columns are found by the
 * Chinese header or by the field's name; the short name falls back to the name. What rows mean together (repeated
 * codes, successors) is for `checkUnits`.
 */
export function readUnitRecord(record: Readonly<Record<string, string>>): Unit | { readonly message: string } {
  const cell = (field: keyof Unit) => (record[unitColumns[field]] ?? record[field] ?? '').trim();
  const optional = (field: keyof Unit) => cell(field) || null;
  const group = groupByWord.get(cell('group'));
  if (!group) return { message: `分组“${cell('group')}”不认识，请填区镇、委办局、直属单位或垂直管理部门。` };
  return {
    code: cell('code'),
    name: cell('name'),
    shortName: cell('shortName') || cell('name'),
    group,
    deputyHead: cell('deputyHead'),
    liaison: cell('liaison'),
    telephone: cell('telephone'),
    disciplinaryBody: cell('disciplinaryBody'),
    validFrom: optional('validFrom'),
    validTo: optional('validTo'),
    successor: optional('successor'),
  };
}
