import { expect, test } from 'vitest';
import { checkUnits, isUnitValidOn } from '../../../shared/unit/unit.ts';
import type { Unit } from '../../../shared/unit/unit.ts';
import { readUnitRecord } from '../../../shared/unit/unitRecord.ts';

function unit(code: string, rest: Partial<Unit> = {}): Unit {
  const people = {
    deputyHead: '分管副局长',
    liaison: '联络员',
    telephone: '演示-0513-0001',
    disciplinaryBody: '纪检组',
  };
  const validity = { validFrom: null, validTo: null, successor: null };
  return { code, name: `${code}局`, shortName: code, group: 'bureau', ...people, ...validity, ...rest };
}

test('accepts units that hand over to one another', () => {
  const units = [
    unit('B01', { validTo: '2019-03-31', successor: 'B02' }),
    unit('B02', { validFrom: '2019-04-01', validTo: '2024-02-29', successor: 'B03' }),
    unit('B03', { validFrom: '2024-03-01', name: '局'.repeat(200) }),
  ];
  expect(checkUnits(units)).toEqual([]);
});

test.each([
  ['缺少单位编码，请补填。', unit(' ', { shortName: '某局' })],
  ['缺少单位名称，请补填。', unit('B09', { name: '' })],
  ['缺少单位简称，请补填。', unit('B09', { shortName: ' ' })],
  ['单位编码 b 01 与前面的单位重复，请改正。', unit('b 01')],
  ['启用日期 2026-02-30 不正确，请写成 2026-01-31 的样子。', unit('B09', { validFrom: '2026-02-30' })],
  ['停用日期 2026/3/1 不正确，请写成 2026-01-31 的样子。', unit('B09', { validTo: '2026/3/1' })],
  ['停用日期早于启用日期，请改正。', unit('B09', { validFrom: '2026-02-02', validTo: '2026-02-01' })],
  ['承接单位 B77 不在名单中，请先补入。', unit('B09', { validTo: '2026-02-01', successor: 'B77' })],
  ['填了承接单位而没有停用日期，请补填停用日期。', unit('B09', { successor: 'B01' })],
  ['承接单位相互循环，请改正。', unit('B09', { validTo: '2026-02-01', successor: 'B09' })],
])('says: %s', (message, wrong) => {
  expect(checkUnits([unit('B01'), wrong])).toEqual([{ index: 1, message }]);
});

test('knows on which days a unit exists, both ends included', () => {
  const dated = unit('B01', { validFrom: '2019-04-01', validTo: '2024-02-29' });
  const days = ['2019-03-31', '2019-04-01', '2024-02-29', '2024-03-01'];
  expect(days.map((day) => isUnitValidOn(dated, day))).toEqual([false, true, true, false]);
  expect(isUnitValidOn(unit('B02'), '1999-01-01')).toBe(true);
});

test('reads a row of a table', () => {
  const record = {
    编码: ' T01 ',
    名称: '海门街道办事处',
    简称: '海门街道',
    分组: '区镇',
    telephone: '0513',
    停用日期: '',
  };
  expect(readUnitRecord(record)).toEqual({
    ...unit('T01', { name: '海门街道办事处', shortName: '海门街道', group: 'town', telephone: '0513' }),
    deputyHead: '',
    liaison: '',
    disciplinaryBody: '',
  });
  expect(readUnitRecord({ ...record, 简称: '' })).toMatchObject({ shortName: '海门街道办事处' });
  expect(readUnitRecord({ ...record, 分组: '其他' })).toEqual({
    message: '分组“其他”不认识，请填区镇、委办局、直属单位或垂直管理部门。',
  });
});
