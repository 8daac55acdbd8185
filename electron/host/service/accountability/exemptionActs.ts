import type { NewAccountabilityEvent } from '../../../../shared/accountability/accountabilityEvent.ts';
import { reject } from '../../../../shared/case/rejection.ts';
import type { Rejected } from '../../../../shared/case/rejection.ts';
import { readExemption } from '../../../../db/read/accountability.ts';
import type { KnownExemption } from '../../../../db/read/accountability.ts';
import { readRules } from '../../../../db/read/city.ts';
import { findingsTouchedBy } from '../../../../db/read/exemptCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type { ActOf } from './execute.ts';
import { ENGINE } from './follow.ts';

const proposeExemption: ActOf<'proposeExemption'> = ({ store, nowMs, by, fields }) => {
  if (fields.fromMs >= fields.toMs) return reject('wrongSpan', '豁免期的截止时间须晚于起始时间');
  const { units } = readRules(store, nowMs);
  const unknown = fields.units.find((code) => !units.has(code));
  if (unknown !== undefined) return reject('unknownUnit', `没有编码为“${unknown}”的联动单位`);
  return { events: [{ kind: 'exemptionProposed', occurredAtMs: nowMs, by, body: fields }] };
};

function undecided(store: ReadableStore, id: number): KnownExemption | Rejected {
  const exemption = readExemption(store, id);
  if (!exemption) return reject('noExemption', '没有这段豁免期，请核对');
  return exemption.state === 'proposed' ? exemption : reject('decidedBefore', '这段豁免期已有决定，不能再次决定');
}

/** A second person signs; findings drawn before that rest on tasks due in it get an amendment, and no time is edited. */
const signExemption: ActOf<'signExemption'> = ({ store, nowMs, by, fields: { exemption: id } }) => {
  const exemption = undecided(store, id);
  if ('kind' in exemption) return exemption;
  if (exemption.proposedBy === by.seat) return reject('samePerson', '豁免期须由另一人签署');
  const amended = findingsTouchedBy(store, exemption).map(({ finding, cases }): NewAccountabilityEvent => ({
    kind: 'findingAmended',
    occurredAtMs: nowMs,
    by: ENGINE,
    body: {
      finding,
      because: 'exemption',
      caseId: null,
      note: `豁免期（${exemption.document}）已签署，依据中有 ${cases} 件案件在其中到期。`,
    },
  }));
  return { events: [{ kind: 'exemptionSigned', occurredAtMs: nowMs, by, body: { exemption: id } }, ...amended] };
};

const refuseExemption: ActOf<'refuseExemption'> = ({ store, nowMs, by, fields: { exemption: id, reason } }) => {
  const exemption = undecided(store, id);
  if ('kind' in exemption) return exemption;
  return { events: [{ kind: 'exemptionRefused', occurredAtMs: nowMs, by, body: { exemption: id, reason } }] };
};

export const exemptionActs = { proposeExemption, signExemption, refuseExemption };
