import type {
  AccountabilityCommandName,
  AccountabilityFields,
} from '../../../../shared/accountability/accountabilityCommand.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import { fromLocal, localParts } from '../../../../shared/time/zone.ts';
import { CENTRE, DEMO_SEAT, LEADER } from '../../../../db/demo/actors.ts';
import { between, chance } from '../../../../db/demo/chance.ts';

/** What an office of the demonstration does about a finding or an exempted period, and when. */
export type OfficeDeed = {
  [K in AccountabilityCommandName]: {
    readonly atMs: number;
    readonly do: K;
    readonly by: Actor;
    readonly fields: AccountabilityFields[K];
  };
}[AccountabilityCommandName];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const DEPUTY: Actor = { party: 'leader', unit: null, seat: `${DEMO_SEAT}分管主任` };

/** The next act on a finding as it stands; null: nothing more is to be done. */
export function nextOn(finding: Finding, zone: string): OfficeDeed | null {
  if (finding.state === 'proposed') return decision(finding, zone);
  if (finding.state === 'dismissed' || finding.decision === null) return null;
  const issuedAtMs = finding.decision.atMs;
  const of = (name: string): number => chance(finding.clause, finding.unit, finding.period, name);
  if (finding.clause === 'R30' && finding.major === null) {
    const grounds = '经调查，分管负责人长期未落实整改，造成群众反复投诉，影响较大';
    const posts = ['分管副职', '管养科科长'];
    return {
      atMs: issuedAtMs + 4 * DAY_MS,
      do: 'markMajor',
      by: LEADER,
      fields: { finding: finding.id, grounds, posts },
    };
  }
  if (finding.replyDueAtMs === null || finding.result !== null || of('replies') > 0.9) return null;
  const atMs = issuedAtMs + Math.floor(between(of('reply'), 2, 13) * DAY_MS);
  const result =
    of('words') < 0.5
      ? '已约谈责任班组负责人，当月绩效扣减，并补办到位'
      : '已批评教育当事人，调整值班安排，今后专人盯办';
  return { atMs, do: 'recordResult', by: CENTRE, fields: { finding: finding.id, result } };
}

/** A finding of a month is decided for the bulletin of the 5th, one of a case within days; a late few still wait. */
function decision(finding: Finding, zone: string): OfficeDeed {
  const { clause, unit, period, id, drawnAtMs } = finding;
  const of = (name: string): number => chance(clause, unit, period, name);
  const { span } = ruleOf(clause);
  const drawn = localParts(drawnAtMs + (clause === 'R25' ? 32 * DAY_MS : 0), zone);
  const bulletin = fromLocal({ ...drawn, day: 5, hour: 9, minute: Math.floor(of('minute') * 400), second: 0 }, zone);
  const days = span === 'case' ? between(of('days'), 0.7, clause === 'R23' || clause === 'R24' ? 2.5 : 8) : 0;
  const atMs = span === 'case' || bulletin < drawnAtMs ? drawnAtMs + Math.floor((days || 3) * DAY_MS) : bulletin;
  const because = new Set(finding.amendments.map((one) => one.because));
  const dismiss = (reason: string): OfficeDeed => ({
    atMs,
    do: 'dismissFinding',
    by: DEPUTY,
    fields: { finding: id, reason },
  });
  if (because.has('exemption')) return dismiss('台风期间，豁免期已由两人签署，不予追究。');
  if (because.has('cause')) return dismiss('经认定非该单位原因，不予追究。');
  const { measured } = evidenceNow(finding);
  if (measured.kind === 'rate' && measured.whole <= 4)
    return dismiss(`应结案仅 ${measured.whole} 件，样本过小，约谈提醒，不予通报。`);
  if (span !== 'case' && of('lenient') < 0.08) return dismiss('当月集中整治，任务骤增，已当面说明并补办，不予通报。');
  const reason = span === 'case' ? '事实清楚，按规定办理。' : '数字已复核，依据充分，同意发布。';
  return { atMs, do: 'issueFinding', by: DEPUTY, fields: { finding: id, reason } };
}

/** What an investigation after R28 has proven: of the first two of a city one is grave. */
export function investigation(finding: Finding, no: number): OfficeDeed | null {
  if (finding.clause !== 'R28' || finding.decision?.state !== 'issued' || no > 1) return null;
  const atMs = finding.decision.atMs + 21 * DAY_MS;
  const { unit } = finding;
  if (no === 0)
    return {
      atMs,
      do: 'concludeInvestigation',
      by: DEPUTY,
      fields: { unit, proven: 'slow', note: '多件案件无故拖延，整改承诺未兑现' },
    };
  return {
    atMs,
    do: 'concludeInvestigation',
    by: DEPUTY,
    fields: { unit, proven: 'none', note: '人员已补足，未发现失职' },
  };
}

const NOWHERE = { cells: [], units: [], categories: [] } as const;

/** The exempted periods of the made-up past: a typhoon, signed by two, and a black-out that waits for the second. */
export function exemptions(untilMs: number, zone: string): readonly OfficeDeed[] {
  const noon = (daysBack: number, hour: number): number =>
    fromLocal({ ...localParts(untilMs - daysBack * DAY_MS, zone), hour, minute: 0, second: 0 }, zone);
  const typhoon = { fromMs: noon(81, 0), toMs: noon(79, 0), ...NOWHERE };
  const dark = { fromMs: noon(4, 13), toMs: noon(3, 9), ...NOWHERE };
  return [
    {
      atMs: noon(79, 9),
      do: 'proposeExemption',
      by: LEADER,
      fields: { ...typhoon, reason: '台风过境，全市停工避险', document: '市防指〔台风〕3 号' },
    },
    {
      atMs: noon(2, 10),
      do: 'proposeExemption',
      by: LEADER,
      fields: { ...dark, reason: '雷雨大风，东部片区停电，作业车辆无法出动', document: '市气象台橙色预警 17 号' },
    },
  ];
}

/** The second signature under the typhoon's exempted period. */
export function signature(exemption: number, proposedAtMs: number): OfficeDeed {
  return { atMs: proposedAtMs + 6 * HOUR_MS, do: 'signExemption', by: DEPUTY, fields: { exemption } };
}
