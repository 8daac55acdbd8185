import type { AccountabilityCommand } from '../../../shared/accountability/accountabilityCommand.ts';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { FindingView } from '../../../shared/contract/finding.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { linesOf } from './act.ts';
import type { ActField, ActValues } from './act.ts';
import type { FindingAct } from './accountabilityState.ts';
import { dismissWords, issueWords } from './findingWords.ts';

/** One act that stands open on a finding: its form, its key, and why it may not be done now. */
export type OfferedAct = {
  readonly name: FindingAct;
  readonly letter: string;
  readonly title: string;
  readonly note: string;
  readonly submit: string;
  readonly fields: readonly ActField[];
  readonly refusal: string | null;
  readonly commandOf: (by: Actor, values: ActValues) => AccountabilityCommand;
};

export const ACT_LETTERS: Readonly<Record<FindingAct, string>> = {
  issue: 'S',
  dismiss: 'N',
  major: 'M',
  result: 'R',
  conclude: 'V',
};

const REASON: ActField = { name: 'reason', label: 'accountability.field.reason', kind: 'text', required: true };

/** The acts of a finding in its state, for the person at this seat; what is not allowed stays visible with its reason. */
export function findingActs(view: FindingView, seat: Seat | null, t: Translate): readonly OfferedAct[] {
  const { finding, row } = view;
  const id = finding.id;
  const leader = refusalOf(seat, ['leader'], t);
  const centre = refusalOf(seat, ['centre', 'leader'], t);
  if (finding.state === 'proposed')
    return [
      {
        name: 'issue',
        letter: ACT_LETTERS.issue,
        title: issueWords(row.step, t),
        note: t('accountability.act.issueNote'),
        submit: t('accountability.act.confirm', { act: issueWords(row.step, t) }),
        fields: [REASON],
        refusal: leader,
        commandOf: (by, values) => ({
          do: 'issueFinding',
          by,
          fields: { finding: id, reason: (values['reason'] ?? '').trim() },
        }),
      },
      {
        name: 'dismiss',
        letter: ACT_LETTERS.dismiss,
        title: dismissWords(row.step, t),
        note: t('accountability.act.dismissNote'),
        submit: t('accountability.act.confirm', { act: dismissWords(row.step, t) }),
        fields: [REASON],
        refusal: leader,
        commandOf: (by, values) => ({
          do: 'dismissFinding',
          by,
          fields: { finding: id, reason: (values['reason'] ?? '').trim() },
        }),
      },
    ];
  if (finding.state === 'dismissed') return [];
  return [
    ...(finding.result === null ? [resultAct(id, centre, t)] : []),
    ...(finding.major === null ? [majorAct(id, leader, t)] : []),
    ...(finding.clause === 'R28' || finding.clause === 'R29' ? [concludeAct(finding.unit, leader, t)] : []),
  ];
}

function refusalOf(seat: Seat | null, parties: readonly Seat['party'][], t: Translate): string | null {
  if (seat === null) return t('accountability.refusal.seat');
  if (parties.includes(seat.party)) return null;
  return t('accountability.refusal.party', { parties: parties.map((party) => t(`desk.party.${party}`)).join('、') });
}

function resultAct(id: number, refusal: string | null, t: Translate): OfferedAct {
  return {
    name: 'result',
    letter: ACT_LETTERS.result,
    title: t('accountability.act.result'),
    note: t('accountability.act.resultNote'),
    submit: t('accountability.act.confirm', { act: t('accountability.act.result') }),
    fields: [{ name: 'result', label: 'accountability.field.result', kind: 'text', required: true }],
    refusal,
    commandOf: (by, values) => ({
      do: 'recordResult',
      by,
      fields: { finding: id, result: (values['result'] ?? '').trim() },
    }),
  };
}

function majorAct(id: number, refusal: string | null, t: Translate): OfferedAct {
  return {
    name: 'major',
    letter: ACT_LETTERS.major,
    title: t('accountability.act.major'),
    note: t('accountability.act.majorNote'),
    submit: t('accountability.act.confirm', { act: t('accountability.act.major') }),
    fields: [
      { name: 'grounds', label: 'accountability.field.grounds', kind: 'text', required: true },
      {
        name: 'posts',
        label: 'accountability.field.posts',
        kind: 'text',
        required: false,
        note: 'accountability.field.postsNote',
      },
    ],
    refusal,
    commandOf: (by, values) => ({
      do: 'markMajor',
      by,
      fields: { finding: id, grounds: (values['grounds'] ?? '').trim(), posts: linesOf(values['posts'] ?? '') },
    }),
  };
}

const PROVEN = ['inaction', 'slow', 'wrong', 'none'] as const;

function concludeAct(unit: string, refusal: string | null, t: Translate): OfferedAct {
  return {
    name: 'conclude',
    letter: ACT_LETTERS.conclude,
    title: t('accountability.act.conclude'),
    note: t('accountability.act.concludeNote'),
    submit: t('accountability.act.confirm', { act: t('accountability.act.conclude') }),
    fields: [
      {
        name: 'proven',
        label: 'accountability.field.proven',
        kind: 'choice',
        required: true,
        options: PROVEN.map((value) => ({ value, label: t(`accountability.proven.${value}`) })),
      },
      { name: 'note', label: 'accountability.field.note', kind: 'text', required: false },
    ],
    refusal,
    commandOf: (by, values) => {
      const note = (values['note'] ?? '').trim();
      return {
        do: 'concludeInvestigation',
        by,
        fields: {
          unit,
          proven: PROVEN.find((known) => known === values['proven']) ?? 'none',
          ...(note !== '' && { note }),
        },
      };
    },
  };
}
