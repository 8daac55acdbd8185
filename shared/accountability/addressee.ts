import type { Settings } from '../setting/setting.ts';
import type { Unit } from '../unit/unit.ts';
import type { Addressee } from './rule.ts';

/** The office's name in full: 市数字化城市管理平台 of 海门市 is 海门市数字化城市管理平台. */
export function officeName(office: string, city: string): string {
  const last = city.at(-1);
  return last !== undefined && office.startsWith(last) ? `${city.slice(0, -1)}${office}` : office;
}

/** To whom a notice about a unit speaks, by name (A31). */
export function addresseeName(addressee: Addressee, unit: Unit, settings: Settings): string {
  switch (addressee) {
    case 'unit':
      return unit.name;
    case 'deputyHead':
      return deputyHeadName(unit);
    case 'disciplinaryBody':
      return disciplinaryBodyName(unit);
    case 'inspectorate':
      return settings['office.inspectorate'];
    case 'efficiency':
      return settings['office.efficiency'];
    case 'discipline':
      return settings['office.discipline'];
    case 'honours':
      return settings['office.honours'];
  }
}

/** 三星镇人民政府分管副镇长; where the table holds a person's name: 城管局分管领导张三. */
function deputyHeadName({ name, deputyHead }: Unit): string {
  const post = deputyHead.includes('分管') ? deputyHead : `分管领导${deputyHead}`;
  return post.startsWith(name) ? post : `${name}${post}`;
}

/** 三星镇 and its 镇纪委 are 三星镇纪委. */
function disciplinaryBodyName({ name, shortName, disciplinaryBody }: Unit): string {
  const body = disciplinaryBody || '纪检监察机构';
  const short = shortName || name;
  if (body.startsWith(short) || body.startsWith(name)) return body;
  for (let shared = Math.min(short.length, body.length); shared > 0; shared -= 1)
    if (short.endsWith(body.slice(0, shared))) return `${short}${body.slice(shared)}`;
  return `${short}${body}`;
}

/** What a document calls the unit that it speaks to, by the last word of its name. */
const ADDRESS: readonly (readonly [end: RegExp, word: string])[] = [
  [/街道(?:办事处)?$/, '你街道'],
  [/镇$/, '你镇'],
  [/乡$/, '你乡'],
  [/区$/, '你区'],
  [/局$/, '你局'],
  [/处$/, '你处'],
  [/委$/, '你委'],
  [/队$/, '你队'],
  [/(?:公司|集团)$/, '你公司'],
];

/** 你镇, 你局, 你公司 …; 你单位 where the name does not say. */
export function addressWord({ name, shortName }: Pick<Unit, 'name' | 'shortName'>): string {
  return ADDRESS.find(([end]) => end.test(shortName || name))?.[1] ?? '你单位';
}
