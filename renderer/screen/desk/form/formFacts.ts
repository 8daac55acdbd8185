import { latestMiss } from '../../../../shared/case/miss.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import type { PlainKey } from '../../../../shared/locale/text.ts';
import { taskOf, timeOf, unitOf } from './formScene.ts';
import type { FormScene } from './formScene.ts';

/** One thing that a person knows before deciding; `label` in the words of the form. */
export type FormFact = { readonly label: PlainKey; readonly text: string };

const DAY_MS = 86_400_000;

/** What stands about the case that the person at this form has to know, without looking for it in the history. */
export function formFacts(scene: FormScene): readonly FormFact[] {
  const { name, view, rules, t } = scene;
  if (!view) return [];
  const { file, trail } = view;
  switch (name) {
    case 'requestExtension':
    case 'submitObservation':
      return [...heldFact(scene), ...extensionFact(scene)];
    case 'urge':
      return [...heldFact(scene), ...urgedFact(scene)];
    case 'return':
    case 'recall':
    case 'explain':
    case 'feedback':
      return dueFact(scene);
    case 'ruleReturn': {
      const unit = scene.values['unit'];
      const said = trail.returns.findLast((one) => one.unit === unit && one.ruling === null);
      if (!said) return [];
      const words = { unit: unitOf(said.unit, scene), time: timeOf(said.atMs, scene), reason: said.reason };
      return [{ label: 'desk.know.returnReason', text: t('desk.know.returnSaid', words) }];
    }
    case 'recordCheck':
      return [
        ...lastSaid('fedBack', 'desk.know.feedback', view),
        ...(view.closingCondition === null ? [] : [fact('desk.know.closing', view.closingCondition)]),
      ];
    case 'reopen':
      return file.closedAtMs === null
        ? []
        : [fact('desk.know.reopenUntil', timeOf(file.closedAtMs + rules.settings['reopen.days'] * DAY_MS, scene))];
    case 'notifyHazard':
    case 'acknowledgeHazard':
      return [fact('desk.know.notices', noticesText(scene))];
    case 'supervise':
      return file.supervision ? [fact('desk.know.supervised', file.supervision.requirement)] : [];
    case 'attributeCause':
    case 'appeal': {
      const miss = latestMiss(file);
      return miss ? [fact('desk.know.miss', timeOf(miss.missedAtMs, scene))] : [];
    }
    case 'reviewAppeal':
      return appealFacts(scene);
    default:
      return [];
  }
}

function fact(label: PlainKey, text: string): FormFact {
  return { label, text };
}

function dueFact(scene: FormScene): readonly FormFact[] {
  const dueAtMs = taskOf(scene.view?.file)?.dueAtMs ?? null;
  return dueAtMs === null ? [] : [fact('desk.know.due', timeOf(dueAtMs, scene))];
}

/** The deadline in force, or the dates that were promised instead of it, the last in force. */
function heldFact(scene: FormScene): readonly FormFact[] {
  const promised = promiseFact(scene);
  return promised.length > 0 ? promised : dueFact(scene);
}

function extensionFact({ view, rules, t }: FormScene): readonly FormFact[] {
  const n = taskOf(view?.file)?.extensions ?? 0;
  return [fact('desk.know.extensions', t('desk.know.extensionsOf', { n, max: rules.settings['extension.max'] }))];
}

function promiseFact(scene: FormScene): readonly FormFact[] {
  const promises = scene.view?.trail.observations.filter(({ decision }) => decision?.approve) ?? [];
  if (promises.length === 0) return [];
  const words = promises.map(({ expectedAtMs, broken }) => {
    const time = timeOf(expectedAtMs, scene);
    return broken ? scene.t('desk.know.broken', { time }) : time;
  });
  return [fact('desk.know.promises', words.join('、'))];
}

function urgedFact(scene: FormScene): readonly FormFact[] {
  const urgings = scene.view?.trail.urgings ?? [];
  const last = urgings.at(-1);
  if (!last) return [];
  const words = { n: urgings.length, time: timeOf(last.atMs, scene), note: last.note };
  return [fact('desk.know.urged', scene.t('desk.know.urgedTimes', words))];
}

function lastSaid(kind: string, label: PlainKey, { history }: CaseView): readonly FormFact[] {
  const said = history.findLast((line) => line.kind === kind)?.detail ?? null;
  return said === null ? [] : [fact(label, said)];
}

function noticesText(scene: FormScene): string {
  const { view, t } = scene;
  const notices = view?.file.hazardNotices ?? [];
  if (notices.length === 0) return t('desk.know.none');
  return notices
    .map(({ unit, channel, atMs, confirmedAtMs }) =>
      t(confirmedAtMs === null ? 'desk.know.noticeOpen' : 'desk.know.noticeConfirmed', {
        unit: unitOf(unit, scene),
        channel,
        time: timeOf(atMs, scene),
      }),
    )
    .join('；');
}

function appealFacts(scene: FormScene): readonly FormFact[] {
  const { view, t } = scene;
  const appeal = view?.file.appeal ?? null;
  if (!appeal) return [];
  const reviews = appeal.reviews.map(({ reviewer, uphold }) =>
    t('desk.know.review', { reviewer, opinion: t(uphold ? 'desk.field.uphold.yes' : 'desk.field.uphold.no') }),
  );
  return [
    fact('desk.know.miss', timeOf(appeal.missedAtMs, scene)),
    fact('desk.know.grounds', appeal.grounds),
    ...(reviews.length > 0 ? [fact('desk.know.reviews', reviews.join('；'))] : []),
  ];
}
