import type { ComponentType } from 'react';
import type { Settings } from '../../../shared/setting/setting.ts';
import type { PlainKey } from '../../../shared/locale/text.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { DutyTab } from './DutyTab.tsx';
import { LayoutTab } from './layout/LayoutTab.tsx';
import { ScenesTab } from './layout/ScenesTab.tsx';
import { RemoteTab } from './RemoteTab.tsx';
import { MapTab } from './MapTab.tsx';
import { PrivacyTab } from './PrivacyTab.tsx';
import { SizeTab } from './SizeTab.tsx';
import { SoundTab } from './SoundTab.tsx';

/** What every tab of the page is given. */
export type AdminTabProps = {
  /** The settings that hold now. */
  readonly settings: Settings;
  readonly zone: string;
  /** Null: nobody has said who sits here; then nothing can be saved. */
  readonly seat: Seat | null;
  /** Asks who sits here. */
  readonly onSeat: () => void;
};

export type AdminTab = {
  readonly name: string;
  readonly label: PlainKey;
  readonly View: ComponentType<AdminTabProps>;
  /** The keys of the part's own, besides those of the page. */
  readonly keys?: readonly { readonly keys: readonly string[]; readonly label: PlainKey }[];
};

const LAYOUT_KEYS: AdminTab['keys'] = [
  { keys: ['Tab'], label: 'layout.keys.choose' },
  { keys: ['←', '→', '↑', '↓'], label: 'layout.keys.move' },
  { keys: ['Shift', '←', '→', '↑', '↓'], label: 'layout.keys.resize' },
  { keys: ['Delete'], label: 'layout.keys.remove' },
];
const SCENE_KEYS: AdminTab['keys'] = [
  { keys: ['Alt', '↑', '↓'], label: 'scenes.keys.order' },
  { keys: ['Delete'], label: 'layout.keys.remove' },
];

/** The parts of the page in their order; each has the key of its place. */
export const ADMIN_TABS = [
  { name: 'size', label: 'admin.tab.size', View: SizeTab },
  { name: 'layout', label: 'layout.tab', View: LayoutTab, keys: LAYOUT_KEYS },
  { name: 'scenes', label: 'scenes.tab', View: ScenesTab, keys: SCENE_KEYS },
  { name: 'duty', label: 'duty.title', View: DutyTab },
  { name: 'sound', label: 'admin.tab.sound', View: SoundTab },
  { name: 'remote', label: 'admin.tab.remote', View: RemoteTab },
  { name: 'map', label: 'grid.tab', View: MapTab },
  { name: 'privacy', label: 'admin.privacy.tab', View: PrivacyTab },
] as const satisfies readonly AdminTab[];

export type AdminTabName = (typeof ADMIN_TABS)[number]['name'];
