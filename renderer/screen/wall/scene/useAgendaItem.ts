import { useEffect, useState } from 'react';

/** An item stays for so long where nobody turns the pages. */
const ITEM_MS = 30_000;
const KEYS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

type Shown = { readonly turn: number; readonly steps: number; readonly index: number };

/**
 * Which item of an agenda is shown: the next one every 30 s, until somebody turns the page by a key or from a desk (`steps`,
 * forward less back); from then on only when told. Held also while `paused`.
 */
export function useAgendaItem(
  count: number,
  { steps, paused }: { readonly steps: number; readonly paused: boolean },
): number {
  const pressed = usePressed();
  const asked = steps + pressed;
  const turn = useTurns();
  const [shown, setShown] = useState<Shown>({ turn, steps: asked, index: 0 });
  const [isByHand, setByHand] = useState(false);
  if (shown.turn !== turn || shown.steps !== asked) {
    const isAsked = shown.steps !== asked;
    if (isAsked && !isByHand) setByHand(true);
    const byTurns = isByHand || isAsked || paused ? 0 : turn - shown.turn;
    setShown({ turn, steps: asked, index: shown.index + asked - shown.steps + byTurns });
  }
  return count === 0 ? 0 : ((shown.index % count) + count) % count;
}

/** How many items' time has passed since the scene began: the first one stays as long as the others. */
function useTurns(): number {
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurns((before) => before + 1), ITEM_MS);
    return () => clearInterval(timer);
  }, []);
  return turns;
}

/** How often a key for the next page was pressed, less those for the one before. */
function usePressed(): number {
  const [pressed, setPressed] = useState(0);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = KEYS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      setPressed((before) => before + step);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return pressed;
}
