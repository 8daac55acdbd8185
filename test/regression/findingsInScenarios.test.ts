import { expect, test } from 'vitest';
import { simulate } from '../../electron/host/cli/play/simulation.ts';
import { parseScenario } from '../../shared/scenario/parse.ts';
import { storeCity } from '../fixture/storeCity.ts';

const REPORTED = [
  '{"at":"2016-09-05T09:00:00+08:00","as":"centre","do":"report","case":"2016-09","source":"public","category":"event:06010","description":"垃圾"}',
  '{"as":"centre","do":"accept","case":"2016-09"}',
  '{"as":"centre","do":"dispatch","case":"2016-09","unit":"U"}',
];
const LATER = '{"at":"2016-10-05T09:00:00+08:00"';

function messageOf(line: string): string | null {
  const scenario = parseScenario([...REPORTED, line].join('\n'));
  return scenario.kind === 'malformed' ? scenario.message : null;
}

test('an act of a scenario has no field that only screens know, and names no case that was never reported', () => {
  const finding = '"clause":"R23","unit":"U"';
  expect(messageOf(`${LATER},"as":"leader","do":"freeze","month":"2016-09","asOfMs":1475251199000}`)).toContain(
    'asOfMs',
  );
  expect(
    messageOf(`${LATER},"as":"leader","do":"issueFinding",${finding},"period":"2016-09","reason":"属实","finding":1}`),
  ).toContain('finding');
  expect(messageOf(`${LATER},"as":"leader","do":"issueFinding",${finding},"period":"Z","reason":"属实"}`)).toContain(
    'Z',
  );
  expect(messageOf(`${LATER},"expect":"findings","unit":"U","are":[{"clause":"R23","period":"Z"}]}`)).toContain('Z');
});

test('a case whose label looks like a month hides no finding of that month', () => {
  const scenario = parseScenario(
    [
      ...REPORTED,
      `${LATER},"as":"leader","do":"issueFinding","clause":"R26","unit":"U","period":"2016-09","reason":"属实"}`,
      '{"as":"leader","do":"issueFinding","clause":"R23","unit":"U","period":"2016-09","reason":"属实"}',
      '{"expect":"findings","unit":"U","state":"issued","are":[{"clause":"R23","period":"2016-09"},{"clause":"R26","period":"2016-09"}]}',
    ].join('\n'),
  );
  if (scenario.kind === 'malformed') throw new Error(scenario.message);
  using city = storeCity(scenario.steps[0]?.atMs ?? 0);
  const simulation = simulate(city.store);
  expect(scenario.steps.map((step) => simulation.take(step).kind)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'done',
    'held',
  ]);
});
