import type { Actor } from '../../shared/case/caseFile.ts';
import type { Command, CommandFields, CommandName } from '../../shared/case/command.ts';

/** One step of a case: when it is due, which case it belongs to (by its place in the row of reports), and what is done. */
export type SoakStep = { readonly atMs: number; readonly n: number; readonly command: Command };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No life lasts longer, so that after it as many cases close as are reported. */
export const LONGEST_LIFE_MS = 8 * 60 * MINUTE_MS;
const UNITS = ['B01', 'B02', 'B03', 'T01', 'T02', 'T03'] as const;
const CATEGORIES = ['event:06010', 'event:06011', 'event:06012', 'event:06013'] as const;
const CENTRE: Actor = { party: 'centre', unit: null, seat: '受理席' };
const SUPERVISOR: Actor = { party: 'supervisor', unit: null, seat: '监督员' };

/**
 * All steps of a city with so many cases a day, in the order of their times: each case is reported, accepted, dispatched,
 * signed for, answered and checked; every tenth is late, every twenty-fifth is done twice, every hundredth is a hazard.
 */
export function* soakSteps(fromMs: number, casesADay: number): Generator<SoakStep, never> {
  const waiting: SoakStep[] = [];
  for (let n = 0; ; n += 1) {
    const reportedAtMs = fromMs + Math.floor((n * DAY_MS) / casesADay);
    waiting.push(...lifeOf(n, reportedAtMs));
    waiting.sort((a, b) => a.atMs - b.atMs || a.n - b.n);
    const next = fromMs + Math.floor(((n + 1) * DAY_MS) / casesADay);
    for (let first = waiting[0]; first && first.atMs < next; first = waiting[0]) {
      waiting.shift();
      yield first;
    }
  }
}

function lifeOf(n: number, reportedAtMs: number): readonly SoakStep[] {
  const unit = UNITS[n % UNITS.length] ?? 'B01';
  const handler: Actor = { party: 'unit', unit, seat: '承办席' };
  const isHazard = n % 100 === 50;
  const isLate = n % 10 === 3;
  const isDoneTwice = n % 25 === 7;
  const handledAfter = isLate ? 330 : 150 + ((n * 37) % 180);
  const until = Math.floor((reportedAtMs + 150 * MINUTE_MS) / 1000) * 1000;
  function step<K extends CommandName>(minutes: number, name: K, by: Actor, fields: CommandFields[K]): SoakStep {
    const command = { do: name, by, occurredAt: null, evidence: null, fields } as unknown as Command;
    return { atMs: reportedAtMs + minutes * MINUTE_MS, n, command };
  }
  return [
    step(0, 'report', SUPERVISOR, {
      source: 'supervisor',
      category: CATEGORIES[n % CATEGORIES.length] ?? 'event:06010',
      description: '路边堆有垃圾，影响通行',
      address: `解放路 ${(n % 400) + 1} 号`,
      lat: 31.87 + ((n * 7919) % 1000) / 12_000,
      lng: 121.12 + ((n * 104_729) % 1000) / 9000,
      hazard: isHazard,
    }),
    step(8, 'accept', CENTRE, {}),
    ...(isHazard
      ? [step(9, 'notifyHazard', CENTRE, { unit, channel: '电话' }), step(14, 'acknowledgeHazard', handler, {})]
      : []),
    step(20, 'dispatch', CENTRE, { unit, ...(isLate && { until }) }),
    step(40, 'signOff', handler, {}),
    step(handledAfter, 'feedback', handler, { result: '已清理' }),
    ...(isDoneTwice
      ? [
          step(handledAfter + 20, 'recordCheck', SUPERVISOR, { result: 'fail', note: '现场仍未到位' }),
          step(handledAfter + 80, 'feedback', handler, { result: '已再次清理' }),
          step(handledAfter + 100, 'recordCheck', SUPERVISOR, { result: 'pass' }),
        ]
      : [step(handledAfter + 20, 'recordCheck', SUPERVISOR, { result: 'pass' })]),
  ];
}
