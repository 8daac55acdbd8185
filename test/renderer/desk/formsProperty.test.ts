import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf, initialValues } from '../../../renderer/screen/desk/form/form.ts';
import type { FormValues } from '../../../renderer/screen/desk/form/form.ts';
import { instantText } from '../../../renderer/screen/desk/form/instant.ts';
import { formEffects } from '../../../renderer/screen/desk/form/formEffect.ts';
import { offersFor } from '../../../renderer/screen/desk/form/offer.ts';
import type { CaseDeed, Offer } from '../../../renderer/screen/desk/form/offer.ts';
import { readForm } from '../../../renderer/screen/desk/form/readForm.ts';
import { behalfOf } from '../../../renderer/screen/desk/seat/seat.ts';
import { applyEvent } from '../../../shared/case/apply.ts';
import { responsibleTask } from '../../../shared/case/caseFile.ts';
import type { Actor, CaseFile } from '../../../shared/case/caseFile.ts';
import { decide, missedLimits } from '../../../shared/case/decide.ts';
import type { CaseEvent, NewEvent } from '../../../shared/case/event.ts';
import { isExplained } from '../../../shared/case/miss.ts';
import { trailOf } from '../../../shared/case/trail.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import type { Decision } from '../../../shared/case/decide.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { timeWords } from '../../../renderer/screen/desk/words.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules, plainUnit } from '../../fixture/miniCity.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const MONDAY_MS = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const MINUTE_MS = 60_000;
const REASON = '需停水抢修后方可回填路面';

/** Units of which the first in the list exists no more, as after a merger. */
function rulesWith(settings: Parameters<typeof plainRules>[0]): Rules {
  const rules = plainRules(settings);
  const gone = { ...plainUnit('A'), validTo: '2015-12-31' };
  return { ...rules, units: new Map([['A', gone], ...rules.units]) };
}

const SEATS: readonly Actor[] = [
  { party: 'centre', unit: null, seat: '席位 0' },
  { party: 'leader', unit: null, seat: '席位 1' },
  { party: 'supervisor', unit: null, seat: '席位 2' },
  { party: 'unit', unit: 'U', seat: '席位 3' },
];

type Now = { readonly nowMs: number; readonly rules: Rules };

/** What a person could type into a form, good and bad, each field by itself. */
function fillings(deed: CaseDeed, file: CaseFile, { nowMs, rules }: Now): readonly FormValues[] {
  const text = (atMs: number): string => instantText(atMs, rules.calendar.zone);
  const dueAtMs = responsibleTask(file)?.dueAtMs ?? nowMs;
  const laterMs = Math.max(nowMs, dueAtMs) + 90 * MINUTE_MS;
  const words = {
    reason: REASON,
    note: '说明',
    basis: '协商',
    process: '一',
    plan: '二',
    enforcement: '三',
    text: '说明',
  };
  const more = {
    result: '办毕',
    requirement: '办',
    grounds: '停电',
    channel: '电话',
    cause: 'other',
    evidence: '电话',
  };
  const judged = { kind: 'nonCooperation', severity: 'minor', justified: 'yes', uphold: 'yes', of: '1' };
  const whens = [
    nowMs,
    file.lastPartyAtMs,
    nowMs - 30 * MINUTE_MS,
    nowMs - rules.settings['entry.backMinutes'] * MINUTE_MS,
  ];
  const base = { ...words, ...more, ...judged, ...initialValues(deed, file) };
  const results = deed === 'recordCheck' ? ['pass', 'fail'] : deed === 'recordVerification' ? ['exists'] : ['办毕'];
  return ['U', 'V', 'A'].flatMap((unit) =>
    whens.flatMap((when) =>
      results.map((result) => ({
        ...base,
        ...(deed === 'amend' && { description: '改' }),
        ...(deed === 'acknowledgeHazard' && when !== nowMs ? {} : { unit }),
        ...(deed === 'ruleReturn' && initialValues(deed, file)),
        lead: unit,
        result,
        until: text(laterMs),
        expectedAt: text(laterMs),
        replyBy: text(laterMs),
        occurredAt: text(when),
      })),
    ),
  );
}

/** What the rules say to a form that was filled so, in the name of `by`; null: it is not whole. */
function sent(
  offer: Pick<Offer, 'deed' | 'by' | 'behalf'>,
  file: CaseFile,
  values: FormValues,
  now: Now,
): Decision | null {
  const { deed: name, by, behalf } = offer;
  const fields = fieldsOf(name, { behalf, party: by.party, values });
  const clock = { nowMs: now.nowMs, zone: now.rules.calendar.zone };
  const read = readForm({ name, fields, values, by, file, clock });
  if (read.kind === 'problems') return null;
  return decide(file, read.command, { ...now, first: { id: -1, number: '' } });
}

test('what is offered can be sent, and what is greyed is refused however the form is filled', () => {
  fc.assert(
    fc.property(randomSteps, fc.constantFrom('forbidden', 'allowed'), (steps, late) => {
      const rules = rulesWith({ 'return.afterDeadline': late, 'extension.afterDeadline': late });
      const { city, endMs: nowMs } = playSteps(steps, MONDAY_MS, {}, miniCity(rules, MONDAY_MS));
      for (const { file } of city.cases.values())
        for (const seat of SEATS)
          for (const offer of offersFor(file, seat, { nowMs, rules })) {
            const answers = (by: Actor, behalf: boolean): readonly (Decision | null)[] =>
              fillings(offer.deed, file, { nowMs, rules }).map((values) =>
                sent({ deed: offer.deed, by, behalf }, file, values, { nowMs, rules }),
              );
            const done = (all: readonly (Decision | null)[]): number =>
              all.filter((answer) => answer?.kind === 'events').length;
            const what = `${offer.deed} of ${file.stage} by ${seat.party}: ${offer.reason ?? 'offered'}`;
            if (offer.reason === null) expect([what, done(answers(offer.by, offer.behalf)) > 0]).toEqual([what, true]);
            else
              for (const by of [seat, ...behalfOf(file, seat)])
                expect([what, done(answers(by, by !== seat))]).toEqual([what, 0]);
          }
    }),
    { numRuns: 15, seed: 7 },
  );
});

const t = translator(chinese);

/** The case after events that are written now. */
function after(file: CaseFile, events: readonly NewEvent[], recordedAtMs: number): CaseFile {
  return events.reduce<CaseFile>((so, event) => {
    const entry = { ...event, caseId: so.id, revision: so.revision + 1, recordedAtMs } as CaseEvent;
    return applyEvent(so, entry);
  }, file);
}

/** The case after a request is granted at once. */
function granted(file: CaseFile, { nowMs, rules }: Now): CaseFile {
  const by = SEATS[0] as Actor;
  const name = file.request?.kind === 'observation' ? 'decideObservation' : 'decideExtension';
  const command = { do: name, by, occurredAt: null, evidence: null, fields: { approve: true } } as const;
  const decision = decide(file, command, { nowMs, rules });
  if (decision.kind === 'rejected') throw new Error(decision.rejection.message);
  return after(file, decision.events, nowMs);
}

const YEAR_MS = 366 * 86_400_000;

test('what a form promises of the deadline is what its event makes of it', () => {
  let promised = 0;
  fc.assert(
    fc.property(
      randomSteps,
      fc.constantFrom('remainder', 'full'),
      fc.constantFrom('dispatch', 'signOff'),
      (steps, rework, start) => {
        const rules = rulesWith({ 'rework.limit': rework, 'handling.start': start });
        const { city, endMs: nowMs } = playSteps(steps, MONDAY_MS, {}, miniCity(rules, MONDAY_MS));
        const now = { nowMs, rules };
        const { zone } = rules.calendar;
        for (const { file, events } of city.cases.values()) {
          const view = { file, trail: trailOf(events.map((event, i) => ({ ...event, sequence: i + 1 }))), history: [] };
          for (const offer of offersFor(file, SEATS[1] as Actor, now).filter(({ reason }) => reason === null))
            for (const values of fillings(offer.deed, file, now)) {
              const decision = sent(offer, file, values, now);
              if (decision?.kind !== 'events') continue;
              const { deed: name, by } = offer;
              const said = formEffects({ name, by, values, view: view as never, rules, nowMs, decision, t }).join('');
              const next = after(file, decision.events, nowMs);
              const isAsked = name === 'requestExtension' || name === 'submitObservation';
              const dueAtMs = responsibleTask(isAsked ? granted(next, now) : next)?.dueAtMs ?? null;
              const movedTo = dueAtMs === null ? null : timeWords(dueAtMs, { nowMs, zone });
              const speaks = isAsked || name === 'dispatch' || name === 'designate' || name.endsWith('.yes');
              const isRework = name === 'recordCheck' && next.stage === 'handling';
              const isAmended = name === 'amend' && dueAtMs !== (responsibleTask(file)?.dueAtMs ?? null);
              if (speaks || isRework || isAmended) {
                promised += 1;
                expect([name, said]).toEqual([name, expect.stringContaining(movedTo ?? '签收后')]);
              }
              if (name !== 'explain') continue;
              const missed = after(next, missedLimits(next, nowMs + YEAR_MS), nowMs + YEAR_MS);
              const task = responsibleTask(missed);
              if (!task || task.missedAtMs === null) continue;
              const own = { ...missed, filings: missed.filings.slice(-1) };
              expect([said, isExplained(own, task)]).toEqual([said, said.includes('时限前提交')]);
            }
        }
      },
    ),
    { numRuns: 60, seed: 8 },
  );
  expect(promised).toBeGreaterThan(50);
});
