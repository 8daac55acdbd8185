import type { CaseFile, Party } from '../../../../shared/case/caseFile.ts';
import { CAUSES, JUDGED_KINDS, SEVERITIES, SOURCES } from '../../../../shared/case/caseFile.ts';
import type { Rejection, RejectionCode } from '../../../../shared/case/command.ts';
import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { PlainKey } from '../../../../shared/locale/text.ts';
import type { CaseDeed } from './offer.ts';

/** What may be typed or picked. `units` is several; `instant` is a time of the city's clock, `2016-09-05 16:30`. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'number'
  | 'instant'
  | 'unit'
  | 'units'
  | 'category'
  | 'condition'
  | 'choice'
  | 'flag'
  | 'channel'
  | 'case'
  | 'photos';

export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: PlainKey;
  readonly required: boolean;
  readonly note?: PlainKey;
  readonly options?: readonly { readonly value: string; readonly label: PlainKey }[];
  /** Only these units: those that returned the case and wait for a ruling, or those that were notified of its hazard. */
  readonly among?: 'returned' | 'notified';
};

export type FormValue = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FormValue>>;
export type FormName = CaseDeed | 'report';

type More = Partial<Pick<Field, 'note' | 'options' | 'among'>>;

function needed(name: string, kind: FieldKind, label: PlainKey, more: More = {}): Field {
  return { name, kind, label, required: true, ...more };
}
function optional(name: string, kind: FieldKind, label: PlainKey, more: More = {}): Field {
  return { name, kind, label, required: false, ...more };
}

const note = optional('note', 'text', 'desk.field.note');
const reason = needed('reason', 'text', 'desk.field.reason');
const photos = optional('photos', 'photos', 'desk.field.photos');
const hazardFlag = optional('hazard', 'flag', 'desk.field.hazardFlag');

/** The fields of every deed, in the words of the scenario language's table of commands. */
export const FORMS: { readonly [K in FormName]: readonly Field[] } = {
  report: [
    needed('source', 'choice', 'desk.field.source', {
      options: SOURCES.map((value) => ({ value, label: `desk.source.${value}` as const })),
    }),
    needed('category', 'category', 'desk.field.category'),
    optional('condition', 'condition', 'desk.field.condition'),
    needed('description', 'text', 'desk.field.description'),
    optional('address', 'line', 'desk.field.address'),
    optional('lng', 'number', 'desk.field.lng'),
    optional('lat', 'number', 'desk.field.lat'),
    hazardFlag,
    optional('reporterName', 'line', 'desk.field.reporterName'),
    optional('reporterTelephone', 'line', 'desk.field.reporterTelephone', { note: 'desk.field.reporterNote' }),
    photos,
  ],
  requestVerification: [],
  recordVerification: [
    needed('result', 'choice', 'desk.field.result', {
      options: [
        { value: 'exists', label: 'desk.field.result.exists' },
        { value: 'absent', label: 'desk.field.result.absent' },
        { value: 'unable', label: 'desk.field.result.unable' },
      ],
    }),
    note,
    photos,
  ],
  accept: [hazardFlag],
  decline: [reason],
  linkDuplicate: [needed('of', 'case', 'desk.field.of'), note],
  void: [reason],
  amend: [
    optional('category', 'category', 'desk.field.category'),
    optional('condition', 'condition', 'desk.field.condition'),
    optional('description', 'text', 'desk.field.description'),
    optional('address', 'line', 'desk.field.address'),
    optional('lng', 'number', 'desk.field.lng'),
    optional('lat', 'number', 'desk.field.lat'),
    hazardFlag,
    reason,
  ],
  notifyHazard: [
    needed('unit', 'unit', 'desk.field.notifyUnit'),
    needed('channel', 'channel', 'desk.field.channel'),
    note,
  ],
  acknowledgeHazard: [
    optional('unit', 'unit', 'desk.field.confirmUnit', { among: 'notified', note: 'desk.field.confirmNote' }),
    optional('channel', 'channel', 'desk.field.channel'),
  ],
  dispatch: [
    needed('unit', 'unit', 'desk.field.unit'),
    optional('until', 'instant', 'desk.field.until', { note: 'desk.field.untilNote' }),
  ],
  designate: [
    needed('lead', 'unit', 'desk.field.lead'),
    optional('cooperating', 'units', 'desk.field.cooperating'),
    needed('basis', 'text', 'desk.field.basis'),
  ],
  recall: [reason],
  signOff: [],
  return: [reason],
  ruleReturn: [
    needed('unit', 'unit', 'desk.field.returnUnit', { among: 'returned' }),
    needed('justified', 'choice', 'desk.field.justified', {
      options: [
        { value: 'yes', label: 'desk.field.justified.yes' },
        { value: 'no', label: 'desk.field.justified.no' },
      ],
    }),
    note,
  ],
  requestExtension: [needed('until', 'instant', 'desk.field.extendUntil'), reason],
  'decideExtension.yes': [note],
  'decideExtension.no': [{ ...note, required: true }],
  submitObservation: [
    needed('process', 'text', 'desk.field.process'),
    needed('plan', 'text', 'desk.field.plan'),
    needed('enforcement', 'text', 'desk.field.enforcement'),
    needed('expectedAt', 'instant', 'desk.field.expectedAt'),
  ],
  'decideObservation.yes': [note],
  'decideObservation.no': [{ ...note, required: true }],
  urge: [needed('note', 'text', 'desk.field.urge')],
  explain: [needed('text', 'text', 'desk.field.text'), photos],
  feedback: [needed('result', 'text', 'desk.field.feedback'), photos],
  recordCheck: [
    needed('result', 'choice', 'desk.field.result', {
      options: [
        { value: 'pass', label: 'desk.field.check.pass' },
        { value: 'fail', label: 'desk.field.check.fail' },
        { value: 'unable', label: 'desk.field.check.unable' },
      ],
    }),
    note,
    photos,
  ],
  reopen: [reason],
  supervise: [
    reason,
    needed('requirement', 'text', 'desk.field.requirement'),
    needed('replyBy', 'instant', 'desk.field.replyBy'),
  ],
  attributeCause: [
    needed('cause', 'choice', 'desk.field.cause', {
      options: CAUSES.map((value) => ({ value, label: `desk.field.cause.${value}` as const })),
      note: 'desk.field.causeNote',
    }),
    reason,
  ],
  judge: [
    needed('unit', 'unit', 'desk.field.judgedUnit'),
    needed('kind', 'choice', 'desk.field.judged', {
      options: JUDGED_KINDS.map((value) => ({ value, label: `desk.field.judged.${value}` as const })),
    }),
    needed('severity', 'choice', 'desk.field.severity', {
      options: SEVERITIES.map((value) => ({ value, label: `desk.field.severity.${value}` as const })),
    }),
    needed('note', 'text', 'desk.field.judgedNote'),
  ],
  appeal: [needed('grounds', 'text', 'desk.field.grounds')],
  reviewAppeal: [
    needed('reviewer', 'choice', 'desk.field.reviewer', {
      options: [
        { value: '1', label: 'desk.field.reviewer.1' },
        { value: '2', label: 'desk.field.reviewer.2' },
      ],
    }),
    needed('uphold', 'choice', 'desk.field.uphold', {
      options: [
        { value: 'yes', label: 'desk.field.uphold.yes' },
        { value: 'no', label: 'desk.field.uphold.no' },
      ],
      note: 'desk.field.upholdNote',
    }),
    note,
  ],
};

/** What an entry for another party carries besides. */
export const BEHALF_FIELDS: readonly Field[] = [
  needed('occurredAt', 'instant', 'desk.field.occurredAt'),
  needed('evidence', 'line', 'desk.field.evidence'),
];

/** The fields of a form as it is filled so far, in the name of `party`. */
export function fieldsOf(
  name: FormName,
  { behalf, party, values }: { readonly behalf: boolean; readonly party: Party; readonly values: FormValues },
): readonly Field[] {
  const fields = behalf ? [...FORMS[name], ...BEHALF_FIELDS] : FORMS[name];
  if (name !== 'acknowledgeHazard') return fields;
  if (party === 'unit') return fields.filter((field) => field.name !== 'unit');
  if (endsSoundOnly(name, party, values)) return fields.filter((field) => field.name === 'unit');
  // The centre confirms for a unit: by what channel, and when it happened if that was before now.
  const confirmed = fields.map((field) => (field.name === 'channel' ? { ...field, required: true } : field));
  return [...confirmed, ...BEHALF_FIELDS.map((field) => ({ ...field, required: false }))];
}

/** What stands in a form before anything is typed. */
export function initialValues(name: FormName, file: CaseFile | null): FormValues {
  if (!file) return name === 'report' ? { source: 'public' } : {};
  const returned = file.tasks.findLast(({ end, ruling }) => end?.how === 'returned' && ruling === null)?.unit;
  const unit = responsibleTask(file)?.unit;
  switch (name) {
    case 'accept':
      return { hazard: file.hazard };
    case 'amend':
      return {
        category: file.category,
        description: file.description,
        hazard: file.hazard,
        ...(file.condition !== null && { condition: file.condition }),
        ...(file.address !== null && { address: file.address }),
        ...(file.lng !== null && { lng: String(file.lng) }),
        ...(file.lat !== null && { lat: String(file.lat) }),
      };
    case 'notifyHazard':
    case 'judge':
      return unit === undefined ? {} : { unit };
    case 'reviewAppeal':
      return { reviewer: file.appeal?.reviews[0]?.reviewer === 1 ? '2' : '1' };
    case 'ruleReturn':
      return returned === undefined ? {} : { unit: returned };
    case 'recordVerification':
      return { result: 'exists' };
    case 'recordCheck':
      return { result: 'pass' };
    default:
      return {};
  }
}

const UNIT_CODES: ReadonlySet<RejectionCode> = new Set(['unknownUnit', 'notNotified', 'noReturnToRule']);
const TIME_CODES: ReadonlySet<RejectionCode> = new Set(['notInFuture', 'untilNotLater', 'dateHasPassed']);
const ENTRY_CODES: ReadonlySet<RejectionCode> = new Set([
  'occurredAtNotAllowed',
  'occurredInFuture',
  'occurredBeforePrevious',
  'occurredTooLongAgo',
]);
const FIELD_BY_CODE: Partial<Record<RejectionCode, string>> = {
  unknownCategory: 'category',
  unknownPhoto: 'photos',
  unknownCondition: 'condition',
  conditionNeeded: 'condition',
  amendedIntoPast: 'category',
  noLimit: 'until',
  reasonTooShort: 'reason',
  unknownCase: 'of',
  linkedToItself: 'of',
  evidenceMissing: 'evidence',
};

/** The field at which a refusal belongs; null: it concerns the form as a whole. */
export function fieldOfRejection(
  { code, field }: Pick<Rejection, 'code' | 'field'>,
  fields: readonly Field[],
): string | null {
  const has = (name: string | undefined): string | null =>
    fields.some((one) => one.name === name) ? (name ?? null) : null;
  if (UNIT_CODES.has(code)) return has('unit') ?? has('lead');
  if (TIME_CODES.has(code)) return has('until') ?? has('expectedAt') ?? has('replyBy');
  if (ENTRY_CODES.has(code)) return has('occurredAt');
  return has(field ?? FIELD_BY_CODE[code]);
}

/** Whether a form as filled only ends the sound of a hazard: the centre speaks for no unit (A25). */
export function endsSoundOnly(name: FormName, party: Party, { unit = '' }: FormValues): boolean {
  return name === 'acknowledgeHazard' && party !== 'unit' && unit === '';
}
