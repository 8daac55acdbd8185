import type { Actor } from '../../../shared/case/caseFile.ts';
import { PARTY_NAMES } from '../../../shared/case/permission.ts';
import type { SettingAnswer, SettingCall } from '../../../shared/contract/admin.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { changeSetting } from './cityChanges.ts';

/** Who administers the city: the centre and its leader. */
const ADMINISTRATORS: ReadonlySet<string> = new Set(['centre', 'leader']);
/** What may be changed at once. What figures and findings rest on is tried on past months first and adopted by the leader. */
const ADMINISTERED = /^(?:wall|map|follow)\.|^duty\.roster$/;

/** Whether a seat may change what belongs to the whole city. */
export function isAdministrator({ party }: Actor): boolean {
  return ADMINISTRATORS.has(party);
}

/** Changes a setting for a seat of the centre from `nowMs` on; the rules' objections and a foreign seat are answers. */
export function answerSetting(store: WritableStore, { key, value, by }: SettingCall, nowMs: number): SettingAnswer {
  if (!isAdministrator(by))
    return { kind: 'refused', problems: [`设置由${PARTY_NAMES.centre}或${PARTY_NAMES.leader}更改，请先更换席位`] };
  if (!ADMINISTERED.test(key))
    return { kind: 'refused', problems: ['此项设置影响考核，请在“考核问责”页试算后由值班长采用'] };
  const changed = changeSetting(store, { key, value }, { nowMs, by });
  if (changed.kind === 'refused') return changed;
  return { kind: 'done', sequence: changed.sequence ?? 0 };
}
