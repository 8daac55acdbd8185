import type { Translate } from '../../../../shared/locale/text.ts';
import { arrangementProblems, boxOf } from '../../../../shared/wall/arrangement.ts';
import type { Arrangement, ArrangementProblem, Canvas, PanelPlace } from '../../../../shared/wall/arrangement.ts';
import { PLANS, usualCanvas } from '../../../../shared/wall/frame.ts';
import type { PlanName } from '../../../../shared/wall/frame.ts';
import type { WallLayouts } from '../../../../shared/wall/layouts.ts';
import { leastSize } from '../../../../shared/wall/panel.ts';
import type { PanelName } from '../../../../shared/wall/panel.ts';
import { ARRANGED_SCENES } from '../../../../shared/wall/scene.ts';
import type { ArrangedScene } from '../../../../shared/wall/scene.ts';
import { HEADINGS } from '../../wall/headings.ts';

type On = { readonly places: Arrangement; readonly canvas: Canvas };

/** What is wrong with an arrangement, in words with the place. */
export function problemWords(problem: ArrangementProblem, { places, canvas }: On, t: Translate): string {
  if (problem.kind === 'empty') return t('layout.problem.empty');
  const panel = t(HEADINGS[problem.panel]);
  const place = places.findLast((one) => one.panel === problem.panel);
  switch (problem.kind) {
    case 'outside':
    case 'seam':
    case 'twice':
      return t(`layout.problem.${problem.kind}`, { panel });
    case 'small':
      return t('layout.problem.small', { panel, ...(place ? sizeWords(place, canvas) : { size: '', least: '' }) });
    case 'overlap': {
      const under = places.find((one) => one.panel === problem.other);
      return t('layout.problem.overlap', {
        panel,
        other: t(HEADINGS[problem.other]),
        x: Math.max(place?.x ?? 0, under?.x ?? 0),
        y: Math.max(place?.y ?? 0, under?.y ?? 0),
      });
    }
  }
}

/** How large a panel is on its wall, and how large it must be, in px at the wall's own scale: `480×136`. */
export function sizeWords(place: PanelPlace, canvas: Canvas): { readonly size: string; readonly least: string } {
  const box = boxOf(place, canvas);
  const least = leastSize(place.panel, box.width);
  return { size: `${Math.floor(box.width)}×${Math.floor(box.height)}`, least: `${least.width}×${least.height}` };
}

/** The panels that a problem is about. */
export function panelsOf(problem: ArrangementProblem): readonly PanelName[] {
  if (problem.kind === 'empty') return [];
  return problem.kind === 'overlap' ? [problem.panel, problem.other] : [problem.panel];
}

type Where = { readonly scene: ArrangedScene; readonly plan: PlanName };

/** The first thing that is wrong anywhere in the layouts, in words; null: nothing. Elsewhere than `here` it says where. */
export function layoutsProblemWords(layouts: WallLayouts, here: Where, t: Translate): string | null {
  const everywhere = ARRANGED_SCENES.flatMap((scene) => PLANS.map((plan): Where => ({ scene, plan })));
  for (const { scene, plan } of [here, ...everywhere]) {
    const places = layouts[scene]?.[plan];
    if (!places) continue;
    const canvas = usualCanvas(plan);
    const [first] = arrangementProblems(places, canvas);
    if (!first) continue;
    const problem = problemWords(first, { places, canvas }, t);
    if (scene === here.scene && plan === here.plan) return problem;
    return t('layout.problem.where', { scene: t(`wall.scene.${scene}`), plan: t(`layout.plan.${plan}`), problem });
  }
  return null;
}
