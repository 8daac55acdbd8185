/** What a wall can show as a whole: the city now, what was issued, the quarter's meeting. */
export const SCENES = ['live', 'accountability', 'meeting'] as const;
export type SceneName = (typeof SCENES)[number];

/** Those whose panels can be arranged; the meeting goes through its agenda in an order of its own. */
export const ARRANGED_SCENES = ['live', 'accountability'] as const satisfies readonly SceneName[];
export type ArrangedScene = (typeof ARRANGED_SCENES)[number];

/** A scene and for how long it is shown. */
export type SceneTurn = { readonly scene: SceneName; readonly seconds: number };

/** In their order, again and again; one alone is shown for good. */
export const INITIAL_SCENES: readonly SceneTurn[] = [{ scene: 'live', seconds: 120 }];

/** A scene cannot be read in less, in seconds. */
export const SCENE_SECONDS = { least: 10, most: 3600 } as const;

const SCENE_NAMES: Readonly<Record<SceneName, string>> = {
  live: '实时态势',
  accountability: '考核问责',
  meeting: '专题会议',
};
const FORM = '应写作 [{"scene":"live","seconds":120},{"scene":"accountability","seconds":30}]';

/** What is wrong with `wall.scenes`, in words that follow its name; null: nothing. */
export function wallScenesProblem(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return FORM;
  const shown = new Set<unknown>();
  for (const turn of value as readonly unknown[]) {
    if (typeof turn !== 'object' || turn === null || Object.keys(turn).toSorted().join() !== 'scene,seconds')
      return FORM;
    const { scene, seconds } = turn as { readonly scene: unknown; readonly seconds: unknown };
    const known = SCENES.find((name) => name === scene);
    if (!known) return FORM;
    if (shown.has(known)) return `中“${SCENE_NAMES[known]}”出现了两次`;
    shown.add(known);
    const { least, most } = SCENE_SECONDS;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < least || seconds > most)
      return `中“${SCENE_NAMES[known]}”的时长应为 ${least} 至 ${most} 的整数（秒）`;
  }
  return null;
}

/** Where the scenes stand: which turn is on, for how long it has been shown, and how often the next one was asked for. */
export type Rotation = {
  readonly index: number;
  readonly shownMs: number;
  readonly atMs: number;
  readonly nexts: number;
};

/**
 * The rotation at a later instant. `held`: the scene on is not changed by time. `to`: this one is shown meanwhile, and the
 * turns go on from it.
 */
export function rotated(
  before: Rotation,
  turns: readonly SceneTurn[],
  now: { readonly atMs: number; readonly nexts: number; readonly held: boolean; readonly to: string | null },
): Rotation {
  const { atMs, nexts, held, to } = now;
  const index = before.index % turns.length;
  const forced = turns.findIndex(({ scene }) => scene === to);
  if (forced !== -1) return { index: forced, shownMs: 0, atMs, nexts };
  const following = { index: (index + 1) % turns.length, shownMs: 0, atMs, nexts };
  if (nexts !== before.nexts) return following;
  const shownMs = before.shownMs + (held ? 0 : Math.max(0, atMs - before.atMs));
  const isOver = turns.length > 1 && shownMs >= (turns[index]?.seconds ?? 0) * 1000;
  return isOver ? following : { index, shownMs, atMs, nexts };
}
