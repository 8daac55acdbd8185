import type { Lamp } from '../../shared/contract/wall.ts';

/** The shapes of the states of a case in a box of 24 by 24; `done` is a tick, `ended` a bar, `cut` a broken line, `back` two arrows that point back. */
export const MARK_PATHS = {
  normal: 'M12 5.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  soon: 'M12 3l10 17.5H2z',
  overdue: 'M12 1l11 11-11 11L1 12z',
  observation: 'M4.5 4.5h15v15h-15z',
  hazard: 'M12 1.2l3.1 7.2 7.8.7-5.9 5.2 1.8 7.6L12 17.9l-6.8 4 1.8-7.6L1.1 9.1l7.8-.7z',
  done: 'M4 12.5l5.5 5.5L20 6.5',
  ended: 'M5 12h14',
  cut: 'M3 12h6M15 12h6M10 7l4 10',
  back: 'M11.5 4v16L2 12zM22 4v16L12.5 12z',
} as const satisfies Readonly<Record<Lamp | 'done' | 'ended' | 'cut' | 'back', string>>;
