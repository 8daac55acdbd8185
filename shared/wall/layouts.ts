import { arrangementProblems, readArrangement } from './arrangement.ts';
import type { Arrangement, ArrangementProblem } from './arrangement.ts';
import { DEFAULT_ARRANGEMENTS } from './defaultArrangements.ts';
import { PLANS, usualCanvas } from './frame.ts';
import type { PlanName, WallFrame } from './frame.ts';
import { PANEL_NAMES } from './panel.ts';
import { ARRANGED_SCENES } from './scene.ts';
import type { ArrangedScene } from './scene.ts';

/** `wall.layouts`: what a person has arranged otherwise, by scene and plan; everything else stands as it comes. */
export type WallLayouts = {
  readonly [Scene in ArrangedScene]?: { readonly [Plan in PlanName]?: Arrangement };
};

const FORM = '应写作 {"live":{"1x1":[{"panel":"map","x":0,"y":0,"width":48,"height":48}]}}';

/** What is wrong with `wall.layouts`, in words that follow its name; null: nothing. */
export function wallLayoutsProblem(value: unknown): string | null {
  if (!isRecord(value)) return FORM;
  for (const [scene, plans] of Object.entries(value)) {
    if (!ARRANGED_SCENES.some((known) => known === scene))
      return `中没有“${scene}”这个场景：只有 ${ARRANGED_SCENES.join('、')}`;
    if (!isRecord(plans)) return FORM;
    for (const [name, places] of Object.entries(plans)) {
      const plan = PLANS.find((known) => known === name);
      if (!plan) return `中没有“${name}”这种屏幕：只有 ${PLANS.join('、')}`;
      const read = readArrangement(places);
      if (read === null) return FORM;
      const [problem] = arrangementProblems(read, usualCanvas(plan));
      if (problem) return `中 ${scene} ${plan} ${arrangementProblemText(problem)}`;
    }
  }
  return null;
}

/** An arrangement's problem in Chinese. */
export function arrangementProblemText(problem: ArrangementProblem): string {
  if (problem.kind === 'empty') return '没有任何栏目，请至少放一栏';
  const name = `“${PANEL_NAMES[problem.panel]}”`;
  switch (problem.kind) {
    case 'outside':
      return `的${name}超出屏幕`;
    case 'seam':
      return `的${name}压在拼缝上`;
    case 'small':
      return `的${name}过小，放不下一整行`;
    case 'twice':
      return `的${name}出现了两次`;
    case 'overlap':
      return `的${name}与“${PANEL_NAMES[problem.other]}”重叠`;
  }
}

/** How a scene's panels stand on a wall: as somebody has arranged them, where that fits this wall, else as they come. */
export function arrangementOf(layouts: WallLayouts, scene: ArrangedScene, frame: WallFrame): Arrangement {
  const arranged = layouts[scene]?.[frame.plan];
  if (arranged && arrangementProblems(arranged, frame).length === 0) return arranged;
  return DEFAULT_ARRANGEMENTS[scene][frame.plan];
}

/** The layouts with one arrangement in place of another; null, or what comes by itself: nothing is arranged otherwise there. */
export function withArrangement(
  layouts: WallLayouts,
  at: { readonly scene: ArrangedScene; readonly plan: PlanName },
  arrangement: Arrangement | null,
): WallLayouts {
  const { scene, plan } = at;
  const usual = DEFAULT_ARRANGEMENTS[scene][plan];
  const isUsual = arrangement === null || JSON.stringify(arrangement) === JSON.stringify(usual);
  const { [plan]: _, ...others } = layouts[scene] ?? {};
  const plans = isUsual ? others : { ...others, [plan]: arrangement };
  const { [scene]: __, ...scenes } = layouts;
  return Object.keys(plans).length === 0 ? scenes : { ...scenes, [scene]: plans };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
