import type { PlainKey, Translate } from '../../../../shared/locale/text.ts';
import type { KeyLine, KeysDialogProps } from '../../../part/DeskKeys.tsx';
import { deedKey } from '../form/offer.ts';
import type { Offer } from '../form/offer.ts';
import { EXPORT_KEY } from './shortcut.ts';

type Line = { readonly keys: readonly string[]; readonly label: PlainKey };

const EVERYWHERE: readonly Line[] = [
  { keys: ['J', 'K'], label: 'desk.keys.move' },
  { keys: ['Enter'], label: 'desk.keys.open' },
  { keys: ['[', ']'], label: 'desk.keys.neighbour' },
  { keys: ['0–9', '-'], label: 'desk.keys.queue' },
  { keys: ['/'], label: 'desk.keys.search' },
  { keys: ['.'], label: 'desk.keys.filter' },
  { keys: ['Ctrl', 'K'], label: 'desk.keys.palette' },
  { keys: ['Space'], label: 'desk.keys.pick' },
  { keys: ['Shift', 'J', 'K'], label: 'desk.keys.pickMore' },
  { keys: ['Ctrl', 'A'], label: 'desk.keys.pickAll' },
  { keys: ['P', 'U'], label: 'desk.keys.picked' },
  { keys: ['`'], label: 'desk.map.show' },
  { keys: ['='], label: 'desk.shift.title' },
  { keys: [EXPORT_KEY], label: 'desk.keys.export' },
  { keys: ['N'], label: 'desk.keys.new' },
  { keys: ['Esc'], label: 'desk.keys.close' },
  { keys: ['Ctrl', 'Enter'], label: 'desk.keys.submit' },
  { keys: ['?'], label: 'desk.keys.all' },
];

const FIRST: readonly Line[] = [
  { keys: ['J', 'K'], label: 'desk.keys.move' },
  { keys: ['Enter'], label: 'desk.keys.open' },
];
const LAST: readonly Line[] = [
  { keys: ['Ctrl', 'K'], label: 'desk.keys.palette' },
  { keys: ['0–9'], label: 'desk.keys.queue' },
  { keys: ['[', ']'], label: 'desk.keys.neighbour' },
];
/** So many deeds stand in the bar; every one of them is in the list. */
const MOST_DEEDS = 6;

const told = (lines: readonly Line[], t: Translate): readonly KeyLine[] =>
  lines.map(({ keys, label }) => ({
    keys: keys.map((key) => (key === 'Space' ? t('desk.keys.space') : key)),
    label: t(label),
  }));

const ofDeeds = (offers: readonly Offer[], t: Translate): readonly KeyLine[] =>
  offers
    .filter(({ reason }) => reason === null)
    .map(({ deed, letter }) => ({ keys: [letter], label: t(deedKey(deed)) }));

/** The keys that the bar under the desk shows: those that work here and now. */
export function keysHere(offers: readonly Offer[], t: Translate): readonly KeyLine[] {
  return [...told(FIRST, t), ...ofDeeds(offers, t).slice(0, MOST_DEEDS), ...told(LAST, t)];
}

/** Every key: those that always work, and those of the open case. */
export function allKeys(offers: readonly Offer[], t: Translate): Omit<KeysDialogProps, 'onClose'> {
  const groups = [
    { title: t('desk.keys.everywhere'), keys: told(EVERYWHERE, t) },
    { title: t('desk.keys.here'), keys: ofDeeds(offers, t) },
  ];
  return { groups, note: t('desk.keys.note') };
}
