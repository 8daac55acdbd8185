import type { Actor } from '../case/caseFile.ts';
import type { CalendarChange } from '../deadline/calendarChange.ts';
import type { HandbookRow } from '../handbook/handbook.ts';
import type { MeetingFacts } from '../meeting/quarter.ts';
import type { SettingKey } from '../setting/setting.ts';
import type { Unit } from '../unit/unit.ts';

/** What an import has done so far, by row: the counts that its command prints. */
export type BatchCounts = {
  readonly read: number;
  readonly imported: number;
  readonly repeated: number;
  readonly changed: number;
  readonly conflicts: number;
  readonly rejected: number;
};

/** What happens to the city itself and not to one case: its rules and their origin stand in the same log. */
export type CityEventBody = {
  /** The first event of every log. */
  cityBegun: { readonly name: string; readonly zone: string; readonly demo: boolean };
  /** `fromMs` null: it holds since ever (set while the store was set up). */
  settingChanged: { readonly key: SettingKey; readonly value: unknown; readonly fromMs: number | null };
  unitSaved: { readonly unit: Unit };
  handbookRowSaved: { readonly row: HandbookRow };
  /** Never one that a case uses. `key` as `handbookKey` makes it. */
  handbookRowRemoved: { readonly key: string };
  categoryAdded: { readonly id: string; readonly name: string };
  calendarChanged: CalendarChange;
  /** R15; `quarter` as `2016-Q3`. */
  meetingHeld: MeetingFacts & { readonly quarter: string };
  /** The city's own map, which lies beside the store; `digest`: SHA-256 of its file. */
  mapImported: { readonly parts: number; readonly digest: string };
  /** What a shift leaves to the next, and how many of the cases it took are open. */
  shiftHandedOver: { readonly shift: string; readonly text: string; readonly taken: number; readonly open: number };
  /** Time, position and device that were kept of pictures; of one case by its number, else of all added before `beforeMs`. */
  photoOriginsErased: {
    readonly case: string | null;
    readonly beforeMs: number;
    readonly count: number;
    readonly reason: string;
  };
  gridImported: { readonly cells: number; readonly digest: string };
  batchBegun: { readonly batch: number; readonly file: string; readonly digest: string; readonly profile: string };
  batchEnded: { readonly batch: number; readonly counts: BatchCounts };
};

export type CityEventKind = keyof CityEventBody;

export type NewCityEvent = {
  readonly [K in CityEventKind]: {
    readonly kind: K;
    readonly occurredAtMs: number;
    readonly by: Actor;
    readonly body: CityEventBody[K];
  };
}[CityEventKind];

export type CityEvent = NewCityEvent & { readonly recordedAtMs: number };
