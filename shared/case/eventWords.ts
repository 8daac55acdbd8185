import { formatDateTime } from '../time/words.ts';
import { unitShortName } from '../unit/unit.ts';
import type { Cause, DutyKind, JudgedKind, Severity, Source } from './caseFile.ts';
import type { CaseEvent } from './event.ts';
import type { WithPhotos } from './photo.ts';
import type { Rules } from './rules.ts';

/** What the words of an event need to know besides the event: names by code, and the zone of its times. */
export type EventNames = {
  readonly unit: (code: string) => string;
  readonly category: (id: string) => string;
  readonly zone: string;
};

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  supervisor: '信息监督员上报',
  public: '公众举报',
  hotline12345: '12345 转办',
  video: '视频发现',
  leader: '领导交办',
  media: '媒体曝光',
  other: '其他',
};

export const DUTY_NAMES: Readonly<Record<DutyKind, string>> = {
  acceptance: '受理',
  dispatch: '派遣',
  signOff: '签收',
  handling: '处置',
  check: '核查',
};

export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  unit: '单位原因',
  platform: '平台原因',
  forceMajeure: '不可抗力',
  other: '其他原因',
};

export const JUDGED_NAMES: Readonly<Record<JudgedKind, string>> = {
  nonCooperation: '不配合',
  falseReport: '谎报',
  handlingProblem: '处置存在问题',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  minor: '情节较轻',
  serious: '情节较重',
  grave: '情节严重',
};

const CHECK_TITLES = { pass: '核查通过', fail: '核查不通过', unable: '无法核查' } as const;
const VERIFICATION_TITLES = { exists: '核实属实', absent: '核实不存在', unable: '无法核实' } as const;
const CORRECTIONS = { entry: '补录', extension: '延时获批', observation: '待观察获批', amendment: '类别更正' } as const;

/** Names of units and categories by the rules; a code that they do not know stands for itself. */
export function eventNames({ units, categories, settings }: Rules): EventNames {
  return {
    unit: (code) => unitShortName(units, code),
    category: (id) => categories.get(id) ?? id,
    zone: settings['city.timeZone'],
  };
}

/** An event in words: what was done, and what was said about it; null: nothing more to say. */
export function eventWords(
  event: Pick<CaseEvent, 'kind' | 'body'>,
  names: EventNames,
): { readonly title: string; readonly detail: string | null } {
  const { unit, zone } = names;
  const at = (ms: number): string => formatDateTime(ms, zone);
  const count = (event.body as WithPhotos).photos?.length ?? 0;
  const words = (title: string, ...parts: readonly (string | null | undefined | false)[]) => {
    const said = [...parts, count > 0 && `照片 ${count} 张`].filter((part) => typeof part === 'string' && part !== '');
    return { title, detail: said.length > 0 ? said.join('；') : null };
  };
  const { kind, body } = event as CaseEvent;
  switch (kind) {
    case 'reported':
      return words('上报', SOURCE_NAMES[body.source], body.description);
    case 'verificationRequested':
      return words('要求核实');
    case 'verificationRecorded':
      return words(VERIFICATION_TITLES[body.result], body.note);
    case 'accepted':
      return words('受理', body.hazard && '存在安全隐患');
    case 'declined':
      return words('不予受理', body.reason);
    case 'duplicateLinked':
      return words('并入重复案件', `首案 ${body.ofNumber}`, body.note);
    case 'voided':
      return words('作废', body.reason);
    case 'amended':
      return words('更正', body.reason, body.limit && `截止时间改为 ${at(body.limit.dueAtMs)}`);
    case 'hazardNotified':
      return words('通知安全隐患', `${unit(body.unit)}，${body.channel}`, body.note);
    case 'hazardAcknowledged':
      if (body.unit === null) return words('关闭警报声');
      return words('确认安全隐患通知', body.channel === null ? unit(body.unit) : `${unit(body.unit)}，${body.channel}`);
    case 'dispatched': {
      const due = body.dueAtMs !== null && `截止 ${at(body.dueAtMs)}`;
      if (body.designation === null) return words('派遣', unit(body.unit), due);
      const cooperating = body.designation.cooperating.map(unit).join('、');
      return words(
        '指定交办',
        `牵头 ${unit(body.unit)}`,
        cooperating !== '' && `配合 ${cooperating}`,
        body.designation.basis,
        due,
      );
    }
    case 'recalled':
      return words('召回', body.reason);
    case 'signedOff':
      return words('签收');
    case 'returned':
      return words('回退', body.reason);
    case 'returnRuled':
      return words(body.justified ? '裁定回退有理由' : '裁定回退无理由', unit(body.unit), body.note);
    case 'extensionRequested':
      return words('申请延时', `延至 ${at(body.untilMs)}`, body.reason);
    case 'extensionDecided':
      return words(body.approve ? '批准延时' : '不批准延时', body.note);
    case 'observationSubmitted':
      return words(
        '申请待观察',
        `预期 ${at(body.expectedAtMs)}`,
        `处置过程：${body.process}`,
        `后续处置方案：${body.plan}`,
        `执法方向：${body.enforcement}`,
      );
    case 'observationDecided':
      return words(body.approve ? '批准待观察' : '不批准待观察', body.note);
    case 'urged':
      return words('督促', body.note);
    case 'explained':
      return words('说明情况', body.text);
    case 'fedBack':
      return words('反馈', body.result);
    case 'checked':
      return words(CHECK_TITLES[body.result], body.note, body.resume && `截止 ${at(body.resume.dueAtMs)}`);
    case 'reopened':
      return words('重开', body.reason);
    case 'supervised':
      return words('个案督办', body.reason, `要求：${body.requirement}`, `回复期限 ${at(body.replyByMs)}`);
    case 'causeAttributed': {
      const of = body.missedAtMs !== null && `时限 ${at(body.missedAtMs)}`;
      return words(`认定超时原因：${CAUSE_NAMES[body.cause]}`, of, body.reason);
    }
    case 'judged':
      return words(`认定${JUDGED_NAMES[body.kind]}`, unit(body.unit), SEVERITY_NAMES[body.severity], body.note);
    case 'appealed':
      return words('申诉', unit(body.unit), `时限 ${at(body.missedAtMs)}`, body.grounds);
    case 'appealReviewed':
      return words(`复核人 ${body.reviewer} ${body.uphold ? '支持申诉' : '不支持申诉'}`, body.note);
    case 'limitMissed':
      return words(`${DUTY_NAMES[body.duty]}超时`, `时限 ${at(body.dueAtMs)}`);
    case 'missCorrected':
      return words(
        `更正${DUTY_NAMES[body.duty]}超时记录`,
        `时限 ${at(body.dueAtMs)}，因${CORRECTIONS[body.because]}不再超时`,
      );
    case 'deadlineRecomputed':
      return words('重算截止时间', `由 ${at(body.oldDueAtMs)} 改为 ${at(body.newDueAtMs)}`, body.notice);
    case 'imported':
      return words('导入', `第 ${body.batch} 批`, body.description);
    case 'importedDispatch':
      return words('导入的派遣', unit(body.unit), body.dueAtMs !== null && `截止 ${at(body.dueAtMs)}`);
    case 'importedDeadline':
      return words('导入的截止时间', body.dueAtMs === null ? '无' : at(body.dueAtMs));
    case 'importedClosing':
      return words('导入的结案', !body.known && '来源未注明时间');
  }
}

/** The steps that make a line of news on the wall, and what the line calls them. */
const NEWS: { readonly [K in CaseEvent['kind']]?: string } = {
  reported: '上报',
  accepted: '受理',
  declined: '不予受理',
  voided: '作废',
  hazardNotified: '安全隐患通知',
  dispatched: '派遣',
  recalled: '召回',
  signedOff: '签收',
  returned: '回退',
  fedBack: '反馈',
  reopened: '重开',
  supervised: '督办',
  urged: '督促',
};

/**
 * An event as one short line for the room, such as `派遣 占道经营 → 城管局`; null: no news. What people said in it stays
 * out: it belongs to the case and not on a wall.
 */
export function newsText(
  event: Pick<CaseEvent, 'kind' | 'body'>,
  about: { readonly category: string; readonly unit: string | null; readonly address: string | null },
  names: EventNames,
): string | null {
  const name = names.category(about.category);
  const of = about.unit === null ? '' : ` · ${names.unit(about.unit)}`;
  const { kind, body } = event as CaseEvent;
  switch (kind) {
    case 'reported':
      return `上报 ${name}${about.address === null ? '' : ` · ${about.address}`}`;
    case 'dispatched':
      return `${body.designation === null ? '派遣' : '指定交办'} ${name} → ${names.unit(body.unit)}`;
    case 'hazardNotified':
      return `安全隐患通知 ${name} → ${names.unit(body.unit)}`;
    case 'hazardAcknowledged':
      return body.unit === null ? null : `确认安全隐患 ${name} · ${names.unit(body.unit)}`;
    case 'checked':
      return body.result === 'unable' ? null : `${body.result === 'pass' ? '核查通过，结案' : '返工'} ${name}${of}`;
    case 'limitMissed':
      return `${DUTY_NAMES[body.duty]}超时 ${name}${of}`;
    case 'extensionDecided':
      return body.approve ? `批准延时 ${name}${of}` : null;
    case 'observationDecided':
      return body.approve ? `待观察 ${name}${of}` : null;
    default: {
      const title = NEWS[kind];
      return title === undefined ? null : `${title} ${name}${of}`;
    }
  }
}
