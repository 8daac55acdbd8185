import { expect, test } from 'vitest';
import { findCase, readCaseEvents, readCaseFile } from '../../../db/read/caseFile.ts';
import { readCity, readRules } from '../../../db/read/city.ts';
import { casesWithEndedLimit, casesWithRunningTask, nextLimitEndMs } from '../../../db/read/due.ts';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { readFeedEvents } from '../../../db/read/feedEvents.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { readUnitEvidence } from '../../../db/read/unitEvidence.ts';
import { casesWrittenAfter, countReported } from '../../../db/read/replayCases.ts';
import { readQuietWallCases } from '../../../db/read/wallCases.ts';
import { nextCaseNumber } from '../../../db/read/numbering.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { forget } from '../../../db/store/transaction.ts';
import { nextCaseId } from '../../../db/write/caseLog.ts';
import { readCommandResult } from '../../../db/write/commandResult.ts';
import { executeCommand } from '../../../electron/host/service/commands.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';
import { parseIso, periodRange } from '../../../shared/time/zone.ts';
import { readAssessmentRows } from '../../../db/read/assessmentRows.ts';
import { planOf, statementsOf } from '../../fixture/queryPlan.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;
const GROWING = ['event', 'cases', 'task', 'check_result', 'duty', 'command_result'];
const september = periodRange('2016-09', 'Asia/Shanghai');
const asked = { period: september, asOfMs: MONDAY };

/** What a host asks for again and again, and must answer as fast after ten years as on the first day. */
const HOT: Readonly<Record<string, (store: WritableStore) => unknown>> = {
  'a case and its history': (store) => [readCaseFile(store, 1), readCaseEvents(store, 1)],
  'a case by its number': (store) => findCase(store, '20160905-00001'),
  'rules and city': (store) => [readCity(store), readRules(store, MONDAY)],
  'ended limits': (store) => [casesWithEndedLimit(store, MONDAY), casesWithRunningTask(store), nextLimitEndMs(store)],
  'the end of the log': (store) => [lastSequence(store), readFeedEvents(store, 5, 100)],
  'a new case': (store) => [nextCaseId(store), nextCaseNumber(store, MONDAY, 'Asia/Shanghai')],
  'a day to replay': (store) => [
    casesWrittenAfter(store, september),
    readQuietWallCases(store, MONDAY),
    countReported(store, september, 30),
  ],
  'an earlier answer': (store) => readCommandResult(store, 'c1'),
  figures: (store) => figuresAsOf(store, asked),
  'figures by day of dispatch, observation counted': (store) =>
    figuresAsOf(store, {
      ...asked,
      readings: { ...INITIAL_SETTINGS, 'figures.attribution': 'dispatch', 'observation.counts': 'strict' },
    }),
  'figures by day of report': (store) =>
    figuresAsOf(store, { ...asked, readings: { ...INITIAL_SETTINGS, 'figures.attribution': 'report' } }),
  'all figures': (store) => readAssessmentRows(store, { ...asked, readings: 'all', centre: true }),
  'who handled such cases before': (store) =>
    readUnitEvidence(store, { category: 'event:06010', cell: '320684000000001', beforeMs: MONDAY }),
  'a command': (store) =>
    executeCommand(
      store,
      {
        commandId: 'plan',
        caseId: 1,
        expectedRevision: null,
        command: {
          do: 'accept',
          by: { party: 'centre', unit: null, seat: '测试' },
          occurredAt: null,
          evidence: null,
          fields: {},
        },
      },
      { nowMs: MONDAY, cellAt: () => null },
    ),
};

/** Partial indexes that hold only what is open or waits: to read one whole is its purpose. */
const SMALL =
  /USING (COVERING )?INDEX (cases_(open|next_duty_miss|next_task_miss|missed|request|hazard)|event_of_city)\b/;

test.each(Object.entries(HOT))('%s: no growing table is read whole', (_, work) => {
  using city = storeCity(MONDAY);
  city.give('report', 'centre', REPORT);
  forget(city.store);
  const texts = statementsOf(city.store, work).filter((sql) => /^(SELECT|UPDATE|DELETE)/.test(sql));
  expect(texts.length).toBeGreaterThan(0);
  for (const sql of texts) {
    const whole = planOf(city.store, sql).filter((step) => wholeTable(step, sql));
    expect({ sql, whole }).toEqual({ sql, whole: [] });
  }
});

/** A step that walks a growing table from its first row to its last, or every case up to an instant. */
function wholeTable(step: string, sql: string): boolean {
  if (step.includes('(as_of_ms<?)') || step.includes('(reported_at_ms<?)')) return true;
  const name = /^SCAN (\w+)/.exec(step)?.[1];
  if (name === undefined || SMALL.test(step)) return false;
  // The first or the last row of a key is found by walking one step.
  if (/\b(max|min)\(id\)|ORDER BY sequence DESC LIMIT 1/.test(sql)) return false;
  return GROWING.some((table) => name === table || new RegExp(`\\b${table} ${name}\\b`).test(sql));
}
