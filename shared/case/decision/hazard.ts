import { reject } from '../rejection.ts';
import type { DecisionOf } from '../decide.ts';
import { validUnit } from './limit.ts';

const NOT_HAZARD = '本案未标为安全隐患';

const notifyHazard: DecisionOf<'notifyHazard'> = ({ file, fields, atMs, context }) => {
  if (!file.hazard) return reject('notHazard', NOT_HAZARD);
  const unit = validUnit(fields.unit, atMs, context.rules);
  if ('kind' in unit) return unit;
  const { channel, note = null } = fields;
  return { events: [{ kind: 'hazardNotified', body: { unit: unit.code, channel, note } }] };
};

/** By a seat without unit it ends the sound only; by a notified unit, or for it with a channel, it confirms (R3, A25). */
const acknowledgeHazard: DecisionOf<'acknowledgeHazard'> = ({ file, command, fields }) => {
  if (!file.hazard) return reject('notHazard', NOT_HAZARD);
  const own = command.by.party === 'unit';
  const unit = own ? command.by.unit : (fields.unit ?? null);
  if (own && fields.unit !== undefined && fields.unit !== unit) return reject('wrongParty', '不能代其他单位确认');
  const channel = fields.channel ?? null;
  if (unit === null) return { events: [{ kind: 'hazardAcknowledged', body: { unit: null, channel } }] };
  if (!file.hazardNotices.some((notice) => notice.unit === unit))
    return reject('notNotified', '该单位尚未收到隐患通知，请先通知');
  if (!own && channel === null) return reject('invalidField', '代单位确认须写明渠道，如电话');
  return { events: [{ kind: 'hazardAcknowledged', body: { unit, channel } }] };
};

export const hazardDecisions = { notifyHazard, acknowledgeHazard };
