import { clockRuns } from '../../../../shared/case/caseFile.ts';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import { dayOf, regularDayMs } from '../../../../shared/deadline/calendar.ts';
import { timeBetween } from '../../../../shared/deadline/clock.ts';
import type { PlainKey } from '../../../../shared/locale/text.ts';
import { endsSoundOnly } from './form.ts';
import { taskOf, timeOf, typedInstant, unitOf, wouldWrite } from './formScene.ts';
import type { FormScene } from './formScene.ts';
import { clockSpanWords } from '../words.ts';

/**
 * What the command will do when it is sent, above all to the deadline: one sentence each, before it is done. A date that
 * is still being typed speaks as soon as it can be read.
 */
export function formEffects(scene: FormScene): readonly string[] {
  const { name, by, view, rules, values, t } = scene;
  const { settings } = rules;
  const file = view?.file;
  switch (name) {
    case 'report':
    case 'recordVerification':
      return [t(`desk.effect.${name}`, { minutes: settings['duty.acceptance.minutes'] })];
    case 'accept':
      return [t('desk.effect.accept', { minutes: settings['duty.dispatch.minutes'] })];
    case 'notifyHazard':
      return [t('desk.effect.notifyHazard', { minutes: settings['hazard.notifyMinutes'] })];
    case 'reopen':
      return [t('desk.effect.reopen', { minutes: settings['duty.check.minutes'] })];
    case 'acknowledgeHazard': {
      if (endsSoundOnly(name, by.party, values)) return [t('desk.effect.endSound')];
      return [t('desk.effect.acknowledgeHazard', { unit: unitOf(by.unit ?? String(values['unit']), scene) })];
    }
    case 'amend':
      return amendEffects(scene);
    case 'dispatch':
    case 'designate':
      return dispatchEffects(scene);
    case 'ruleReturn':
      return answered(values['justified'], 'desk.effect.ruleReturn.yes', 'desk.effect.ruleReturn.no', scene);
    case 'reviewAppeal':
      return answered(values['uphold'], 'desk.effect.reviewAppeal.yes', 'desk.effect.reviewAppeal.no', scene);
    case 'requestExtension':
      return extensionEffects(scene);
    case 'submitObservation':
      return observationEffects(scene);
    case 'decideExtension.yes':
    case 'decideObservation.yes':
    case 'decideExtension.no':
    case 'decideObservation.no': {
      const from = dueText(scene);
      const to = file?.request ? timeOf(file.request.untilMs, scene) : '';
      return [t(`desk.effect.${name}`, { from, to })];
    }
    case 'explain':
      return [t('desk.effect.explain'), ...explanationEffects(scene)];
    case 'feedback':
      return [
        t('desk.effect.feedback', { minutes: settings['duty.check.minutes'] }),
        ...(file?.stage === 'signOff' ? [t('desk.effect.feedbackSigns')] : []),
      ];
    case 'recordCheck':
      return file ? [checkEffect(file, scene)] : [];
    default:
      return [t(`desk.effect.${name}`)];
  }
}

function answered(value: unknown, yes: PlainKey, no: PlainKey, { t }: FormScene): readonly string[] {
  return value === 'yes' ? [t(yes)] : value === 'no' ? [t(no)] : [];
}

function dueText(scene: FormScene): string {
  const dueAtMs = taskOf(scene.view?.file)?.dueAtMs ?? null;
  return dueAtMs === null ? '—' : timeOf(dueAtMs, scene);
}

function dispatchEffects(scene: FormScene): readonly string[] {
  const { rules, t } = scene;
  const event = wouldWrite(scene, 'dispatched');
  if (!event) return [];
  const minutes = rules.settings['duty.signOff.minutes'];
  const { dueAtMs, continues } = event.body;
  return [
    dueAtMs === null
      ? t('desk.effect.dueLater', { minutes })
      : t('desk.effect.due', { time: timeOf(dueAtMs, scene), minutes }),
    ...(continues === null ? [] : [t('desk.effect.continues')]),
  ];
}

const AMENDED = {
  category: 'desk.field.category',
  condition: 'desk.field.condition',
  description: 'desk.field.description',
  address: 'desk.field.address',
  lng: 'desk.field.lng',
  lat: 'desk.field.lat',
  hazard: 'desk.effect.hazard',
} as const;

function amendEffects(scene: FormScene): readonly string[] {
  const { view, t } = scene;
  const event = wouldWrite(scene, 'amended');
  if (!event || !view) return [t('desk.effect.amendNothing')];
  const { changes, limit } = event.body;
  const fields = (Object.keys(AMENDED) as (keyof typeof AMENDED)[])
    .filter((key) => changes[key] !== undefined && changes[key] !== view.file[key])
    .map((key) => t(AMENDED[key]));
  return [
    t('desk.effect.amend', { fields: fields.join('、') }),
    ...(limit ? [t('desk.effect.amendDue', { time: timeOf(limit.dueAtMs, scene) })] : []),
  ];
}

function extensionEffects(scene: FormScene): readonly string[] {
  const { view, rules, nowMs, t } = scene;
  const task = taskOf(view?.file);
  if (!task || task.dueAtMs === null) return [];
  const { clock, dueAtMs, extensions } = task;
  const untilMs = typedInstant('until', scene);
  if (untilMs === null || untilMs <= dueAtMs) return [];
  const { calendar, settings } = rules;
  const addsMs = timeBetween({ clock, fromMs: dueAtMs, toMs: untilMs, calendar });
  const span = clockSpanWords(addsMs, { clock, dayMs: regularDayMs(dayOf(nowMs, calendar), calendar) }, t);
  const from = timeOf(dueAtMs, scene);
  const words = { from, to: timeOf(untilMs, scene), span, n: extensions + 1, max: settings['extension.max'] };
  return [t('desk.effect.requestExtension', words)];
}

function observationEffects(scene: FormScene): readonly string[] {
  const { view, nowMs, t } = scene;
  const expectedAtMs = typedInstant('expectedAt', scene);
  if (expectedAtMs === null || expectedAtMs <= nowMs) return [];
  const to = timeOf(expectedAtMs, scene);
  return view?.file.stage === 'observation'
    ? [t('desk.effect.submitObservationAgain', { to })]
    : [t('desk.effect.submitObservation', { from: dueText(scene), to })];
}

/** A13: what is filed no later than the deadline explains a miss, where the city's rules let it. */
function explanationEffects(scene: FormScene): readonly string[] {
  const { view, rules, t } = scene;
  const task = taskOf(view?.file);
  if (!task || task.dueAtMs === null || rules.settings['rule.T1.explained'] !== 'excuses') return [];
  const atMs = typedInstant('occurredAt', scene) ?? scene.nowMs;
  // A miss stands, also where a rework has moved the deadline since; before one, a clock that stands misses nothing.
  const endsAtMs = task.missedAtMs ?? (clockRuns(task) ? task.dueAtMs : atMs);
  return [t(atMs <= endsAtMs ? 'desk.effect.explainInTime' : 'desk.effect.explainLate')];
}

function checkEffect(file: CaseFile, scene: FormScene): string {
  const { values, t } = scene;
  if (values['result'] === 'pass') return t('desk.effect.check.pass');
  if (values['result'] !== 'fail') return t('desk.effect.check.unable');
  const n = file.checks.filter(({ result }) => result === 'fail').length + 1;
  const unit = unitOf(taskOf(file)?.unit ?? '', scene);
  const dueAtMs = wouldWrite(scene, 'checked')?.body.resume?.dueAtMs;
  return dueAtMs === undefined
    ? t('desk.effect.check.failNoDue', { n, unit })
    : t('desk.effect.check.fail', { n, unit, time: timeOf(dueAtMs, scene) });
}
