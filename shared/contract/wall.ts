import type { Stage } from '../case/caseFile.ts';
import type { Shading } from '../wall/shading.ts';
import type { DutyRoster } from '../duty/roster.ts';
import type { WallLayouts } from '../wall/layouts.ts';
import type { SceneTurn } from '../wall/scene.ts';
import type { Tiles, Viewing } from '../wall/size.ts';
import type { WallSound } from '../wall/sound.ts';

/** How a case looks on a screen: one state, one shape, one colour, one word. */
export type Lamp = 'normal' | 'soon' | 'overdue' | 'observation' | 'hazard';

/**
 * One open case as the wall draws it; short keys because 20,000 of them travel at once.
 * `hazard` lamps are unconfirmed hazards. `lamp` is derived on the screen from these times by `lampOf`.
 */
export type WallCase = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly category: string;
  readonly address: string | null;
  readonly unit: string | null;
  readonly cell: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  /** The handling deadline in force while its clock runs; null while paused or none. */
  readonly dueAtMs: number | null;
  /** The handling limit's start, for the share that is left; null without a clock. */
  readonly sinceMs: number;
  /** Set when the deadline was missed and the clock runs. */
  readonly missedAtMs: number | null;
  readonly dutyDueAtMs: number | null;
  /** 1: a safety hazard that a notified unit has confirmed; 2: one that nobody has confirmed yet (R3). */
  readonly hazard: 0 | 1 | 2;
  /** When the case was accepted, and when its hazard was first notified: the steps shown while the wall waits. */
  readonly acceptedAtMs: number | null;
  readonly hazardNotifiedAtMs: number | null;
  /** When a seat heard of the hazard, which ends its sound; null: nobody has. */
  readonly hazardHeardAtMs: number | null;
  readonly reworks: number;
  readonly supervised: 0 | 1;
  readonly brokenPromises: number;
  readonly lastUrgedAtMs: number | null;
};

/** The order of the columns in which wall cases travel. */
export const WALL_CASE_COLUMNS = [
  'id',
  'number',
  'stage',
  'category',
  'address',
  'unit',
  'cell',
  'lat',
  'lng',
  'dueAtMs',
  'sinceMs',
  'missedAtMs',
  'dutyDueAtMs',
  'hazard',
  'acceptedAtMs',
  'hazardNotifiedAtMs',
  'hazardHeardAtMs',
  'reworks',
  'supervised',
  'brokenPromises',
  'lastUrgedAtMs',
] as const satisfies readonly (keyof WallCase)[];

/** A wall case as it travels: its values in the order of `WALL_CASE_COLUMNS`. */
export type WallRow = readonly (string | number | null)[];

/** One step of the strip 上报 受理 派遣 签收 处置 核查 结案. */
export type FlowStep = {
  readonly step: 'reported' | 'accepted' | 'dispatched' | 'signedOff' | 'fedBack' | 'checked' | 'closed';
  /** Count today, and yesterday up to the same hour. */
  readonly today: number;
  readonly yesterday: number;
  /** How often it was made in each of the last 12 hours, the newest last. */
  readonly trend: readonly number[];
  /** Waiting in front of this step now. */
  readonly waiting: number;
  /** On-time of the month: duties ended, of them on time; null where the step has no duty. */
  readonly duty: { readonly ended: number; readonly onTime: number } | null;
};

/** The lines of the Opinions below which a month counts: closing rate (R26) and timely closing rate (R28). */
export type RateLines = { readonly closed: number; readonly timely: number };

/** One unit against these lines, month to date, due so far. */
export type UnitLine = {
  readonly unit: string;
  readonly name: string;
  readonly due: number;
  readonly closed: number;
  readonly timely: number;
};

/** A unit's month; `month` as `2016-09`, the running one due so far. */
export type UnitMonth = Pick<UnitLine, 'due' | 'closed' | 'timely'> & { readonly month: string };

export type AgendaItem = {
  /** Which of the Opinions' four contents (R16–R19), or the report at the start. */
  readonly part: 'lastResolutions' | 'projects' | 'problems' | 'difficult';
  readonly title: string;
  /** Why it is there, in words with its figures. */
  readonly reason: string;
  /** How many cases it is about; `cases` names the gravest of them. */
  readonly count: number;
  readonly cases: readonly { readonly id: number; readonly number: string }[];
  /** The quarter's figures of the unit that it is about, due so far; null: it is about no single unit. */
  readonly line: UnitLine | null;
};

export type MeetingPanel = {
  readonly quarter: string;
  readonly heldAtMs: number | null;
  /** The last day of the quarter, by which a meeting must have been held (R15). */
  readonly lastDayMs: number;
  readonly daysLeft: number;
  readonly agenda: readonly AgendaItem[];
};

export type TickerItem = {
  readonly sequence: number;
  readonly atMs: number;
  readonly caseId: number;
  readonly text: string;
};

/** The wall's whole first answer. */
export type WallSnapshot = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly city: { readonly name: string; readonly zone: string; readonly demo: boolean; readonly filling: boolean };
  readonly units: readonly { readonly code: string; readonly shortName: string }[];
  /** Names of the categories that occur. */
  readonly categories: Readonly<Record<string, string>>;
  readonly warning: { readonly share: number; readonly minutes: number };
  /** In per cent, from `rule.R26.rate` and `rule.R28.rate`. */
  readonly rateLines: RateLines;
  readonly staleSeconds: number;
  /** `hazard.acknowledgeMinutes`: how soon a notified hazard should be confirmed. */
  readonly hazardAcknowledgeMinutes: number;
  /** `wall.shading`. */
  readonly shading: Shading;
  /** `wall.tiles`, `wall.viewing`, `wall.layouts`: how the wall is laid out; `wall.scenes`: what it shows in turn. */
  readonly tiles: Tiles;
  readonly viewing: Viewing;
  readonly layouts: WallLayouts;
  readonly scenes: readonly SceneTurn[];
  /** `wall.sound`. */
  readonly sound: WallSound;
  /** `duty.roster`. */
  readonly roster: DutyRoster;
  readonly columns: typeof WALL_CASE_COLUMNS;
  readonly cases: readonly WallRow[];
  readonly flow: readonly FlowStep[];
  readonly hours: {
    readonly reported: readonly number[];
    readonly closed: readonly number[];
    readonly reportedYesterday: readonly number[];
  };
  readonly overdueYesterday: number | null;
  readonly lines: readonly UnitLine[];
  readonly meeting: MeetingPanel;
  readonly ticker: readonly TickerItem[];
  /** The log's time stands ahead of the machine's clock (A14); null when all is well. */
  readonly clockBehindMs: number | null;
};
