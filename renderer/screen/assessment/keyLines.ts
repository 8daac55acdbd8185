import type { PlainKey, Translate } from '../../../shared/locale/text.ts';
import type { KeyLine } from '../../part/DeskKeys.tsx';

type Line = { readonly keys: readonly string[]; readonly label: PlainKey };

const HERE: readonly Line[] = [
  { keys: ['←', '↑', '↓', '→'], label: 'assess.keys.cells' },
  { keys: ['Enter'], label: 'assess.keys.open' },
  { keys: ['Esc'], label: 'assess.keys.close' },
  { keys: ['[', ']'], label: 'assess.keys.neighbour' },
  { keys: ['D', 'M', 'Q', 'Y'], label: 'assess.keys.kind' },
  { keys: ['P'], label: 'assess.keys.period' },
  { keys: ['T'], label: 'assess.keys.view' },
  { keys: ['G'], label: 'assess.keys.columns' },
  { keys: ['E'], label: 'assess.keys.export' },
];
const MORE: readonly Line[] = [
  { keys: ['Home', 'End'], label: 'assess.keys.ends' },
  { keys: ['F'], label: 'assess.keys.values' },
  { keys: ['?'], label: 'desk.keys.all' },
];

/** The keys of the page: those that the bar under it shows, and all of them. */
export function keyLines(t: Translate): { readonly here: readonly KeyLine[]; readonly all: readonly KeyLine[] } {
  const told = (lines: readonly Line[]): readonly KeyLine[] =>
    lines.map(({ keys, label }) => ({ keys, label: t(label) }));
  return { here: told(HERE), all: told([...HERE, ...MORE]) };
}
