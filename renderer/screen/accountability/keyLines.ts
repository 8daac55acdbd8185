import type { Translate } from '../../../shared/locale/text.ts';
import type { KeyLine } from '../../part/DeskKeys.tsx';
import type { Tab } from './accountabilityState.ts';
import type { OfferedAct } from './findingActs.ts';

/** What the keys act on. */
export type KeysHere = {
  readonly acts: readonly OfferedAct[];
  readonly tab: Tab;
  readonly isOpen: boolean;
  readonly canFreeze: boolean;
};

/** The keys that work here: always, and on the opened finding. */
export function keyLines({ acts, tab, isOpen, canFreeze }: KeysHere, t: Translate): readonly KeyLine[] {
  const isList = tab === 'findings';
  return [
    ...(isList ? [{ keys: ['J', 'K'], label: t('accountability.keys.move') }] : []),
    ...acts.filter(({ refusal }) => refusal === null).map(({ letter, title }) => ({ keys: [letter], label: title })),
    ...(isList && isOpen
      ? [
          { keys: ['D'], label: t('accountability.keys.download') },
          { keys: ['L'], label: t('accountability.keys.cases') },
        ]
      : []),
    ...(isList
      ? [
          { keys: ['G'], label: t('accountability.keys.radar') },
          { keys: ['E'], label: t('accountability.keys.export') },
        ]
      : []),
    { keys: ['1–7'], label: t('accountability.keys.tabs') },
    { keys: ['[', ']'], label: t('accountability.keys.period') },
    ...(canFreeze ? [{ keys: ['Z'], label: t('accountability.keys.freeze') }] : []),
    { keys: ['H'], label: t('accountability.keys.meeting') },
    { keys: ['Esc'], label: t('accountability.keys.close') },
  ];
}
