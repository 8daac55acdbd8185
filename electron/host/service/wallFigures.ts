import type { FlowStep, MeetingPanel, UnitLine } from '../../../shared/contract/wall.ts';
import type { FeedMessage } from '../../../shared/contract/feed.ts';
import { draftAgenda } from '../../../shared/meeting/agenda.ts';
import { quarterStatus } from '../../../shared/meeting/quarter.ts';
import { monthKey, periodRange } from '../../../shared/time/zone.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import { readCity, readRules } from '../../../db/read/city.ts';
import { readAgendaMaterial, readUnitLines } from '../../../db/read/meeting.ts';
import { countOverdueAt, readDutyCounts, readFlowEvents } from '../../../db/read/wallFigures.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { createFlowCounter, flowBeginsMs } from './flowCounter.ts';
import type { FlowCount } from './flowCounter.ts';
import type { WallPicture } from './wallPicture.ts';

type Figures = Extract<FeedMessage, { readonly type: 'figures' }>;

/** The wall's counted part, without the sequence and the time at which it is asked. */
export type WallCounts = Pick<Figures, 'flow' | 'hours' | 'lines' | 'meeting'> & {
  readonly overdueYesterday: number | null;
};

export type WallFigures = {
  /** Counts an event of the log. */
  readonly add: (event: FlowCount) => void;
  /** The figures now. What costs a query is asked anew only after a change, or when its time has come. */
  readonly counts: (nowMs: number) => WallCounts;
  /** Something was written: figures may differ from now on. */
  readonly touch: () => void;
  /** A meeting was held, or the rules changed: the agenda is drafted anew. */
  readonly touchMeeting: () => void;
};

/** The agenda is read once a minute at the most, the comparison with yesterday every five minutes. */
const AGENDA_EVERY_MS = 60_000;
const YESTERDAY_EVERY_MS = 300_000;
const DAY_MS = 86_400_000;
/** Lines that take long to count are counted less often: they may take up one twentieth of the host's time. */
const SHARE_OF_TIME = 20;

/** The one-hour duty behind each step; handling is judged by its tasks. */
const DUTIES = { accepted: 'acceptance', dispatched: 'dispatch', signedOff: 'signOff', checked: 'check' } as const;
const STEPS: readonly FlowStep['step'][] = [
  'reported',
  'accepted',
  'dispatched',
  'signedOff',
  'fedBack',
  'checked',
  'closed',
];

type Kept<Value> = { readonly value: Value; readonly atMs: number; readonly everyMs: number; readonly version: number };

/**
 * The figures beside the cases: the day's flow, the month's duties and units, the quarter's meeting. `measureMs` tells the
 * time that a reading takes, so that a large city is counted less often.
 */
export function createWallFigures(
  store: ReadableStore,
  picture: WallPicture,
  { nowMs: startMs, measureMs }: { readonly nowMs: number; readonly measureMs: () => number },
): WallFigures {
  const zone = readRules(store, startMs).settings['city.timeZone'];
  const flow = createFlowCounter(zone, readFlowEvents(store, flowBeginsMs(startMs, zone)));
  let version = 0;
  let monthly: Kept<Pick<WallCounts, 'lines'> & { readonly duties: Duties }> | null = null;
  let agenda: Kept<MeetingPanel['agenda']> | null = null;
  let yesterday: Kept<number> | null = null;

  /** The kept value, or a new one when something changed and its time has come. */
  function fresh<Value>(
    kept: Kept<Value> | null,
    {
      nowMs,
      everyMs,
      onlyChanged,
    }: { readonly nowMs: number; readonly everyMs: number; readonly onlyChanged: boolean },
    read: () => Value,
  ): Kept<Value> {
    if (kept && ((onlyChanged && kept.version === version) || nowMs < kept.atMs + kept.everyMs)) return kept;
    const beganMs = measureMs();
    const value = read();
    const tookMs = measureMs() - beganMs;
    return { value, atMs: nowMs, everyMs: Math.max(everyMs, tookMs * SHARE_OF_TIME), version };
  }

  function stepAt(step: FlowStep['step'], nowMs: number, duties: Duties): FlowStep {
    const waiting: { readonly [K in FlowStep['step']]: number } = {
      reported: 0,
      accepted: picture.waiting('verification') + picture.waiting('acceptance'),
      dispatched: picture.waiting('dispatch'),
      signedOff: picture.waiting('signOff'),
      fedBack: picture.waiting('handling') + picture.waiting('observation'),
      checked: picture.waiting('check'),
      closed: 0,
    };
    return { step, ...flow.countOf(step, nowMs), waiting: waiting[step], duty: duties[step] ?? null };
  }

  function meeting(nowMs: number): MeetingPanel {
    agenda = fresh(agenda, { nowMs, everyMs: AGENDA_EVERY_MS, onlyChanged: false }, () => draft(store, nowMs));
    return { ...quarterStatus(readCity(store).meetings, nowMs, zone), agenda: agenda.value };
  }

  return {
    add: flow.add,
    touch() {
      version += 1;
    },
    touchMeeting() {
      agenda = null;
    },
    counts(nowMs) {
      monthly = fresh(
        monthly,
        { nowMs, everyMs: 0, onlyChanged: monthly?.atMs !== undefined && sameMinute(monthly.atMs, nowMs) },
        () => readMonth(store, nowMs, zone),
      );
      yesterday = fresh(yesterday, { nowMs, everyMs: YESTERDAY_EVERY_MS, onlyChanged: false }, () =>
        countOverdueAt(store, nowMs - DAY_MS),
      );
      const { lines, duties } = monthly.value;
      return {
        flow: STEPS.map((step) => stepAt(step, nowMs, duties)),
        hours: {
          reported: flow.hoursOf('reported', nowMs, 'today'),
          closed: flow.hoursOf('closed', nowMs, 'today'),
          reportedYesterday: flow.hoursOf('reported', nowMs, 'yesterday'),
        },
        lines,
        meeting: meeting(nowMs),
        overdueYesterday: yesterday.value,
      };
    },
  };
}

type Duties = { readonly [K in FlowStep['step']]?: FlowStep['duty'] };

/** What falls due comes into the month's figures without an event, so they are counted once a minute anyway. */
function sameMinute(aMs: number, bMs: number): boolean {
  return Math.floor(aMs / 60_000) === Math.floor(bMs / 60_000);
}

function readMonth(
  store: ReadableStore,
  nowMs: number,
  zone: string,
): { readonly lines: readonly UnitLine[]; readonly duties: Duties } {
  const month = periodRange(monthKey(nowMs, zone), zone);
  const lines = readUnitLines(store, month.fromMs, nowMs);
  const hourly = Object.entries(DUTIES).map(([step, kind]) => [step, readDutyCounts(store, kind, month)]);
  const sum = (of: (line: UnitLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const handling = { ended: sum(({ due }) => due), onTime: sum(({ timely }) => timely) };
  return { lines, duties: { ...(Object.fromEntries(hourly) as Duties), fedBack: handling } };
}

function draft(store: ReadableStore, nowMs: number): MeetingPanel['agenda'] {
  const { settings, units, categories } = readRules(store, nowMs);
  const rules = {
    closingLine: settings['rule.R26.rate'],
    timelyLine: settings['rule.R28.rate'],
    reworks: settings['supervision.reworks'],
    returns: settings['designation.returns'],
    unitName: (code: string) => unitShortName(units, code),
    categoryName: (id: string) => categories.get(id) ?? id,
  };
  return draftAgenda(readAgendaMaterial(store, nowMs), rules, nowMs);
}
