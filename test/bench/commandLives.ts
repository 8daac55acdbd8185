import type { Actor } from '../../shared/case/caseFile.ts';
import type { Command, CommandFields, CommandName } from '../../shared/case/command.ts';

const CENTRE: Actor = { party: 'centre', unit: null, seat: '指挥中心一号席' };
const SUPERVISOR: Actor = { party: 'supervisor', unit: null, seat: '信息监督员 07' };

/** The eight commands of a whole life, from the report to the check that closes, with a deadline extended on the way. */
export function lifeCommands(
  n: number,
  { unit, category, untilMs }: { readonly unit: string; readonly category: string; readonly untilMs: number },
): readonly Command[] {
  const handler: Actor = { party: 'unit', unit, seat: '承办单位' };
  const given = <K extends CommandName>(name: K, by: Actor, fields: CommandFields[K]): Command =>
    ({ do: name, by, occurredAt: null, evidence: null, fields }) as unknown as Command;
  return [
    given('report', SUPERVISOR, {
      source: 'supervisor',
      category,
      description: `长江路 ${n % 300} 号门前有人反映，请及时处置`,
      address: `长江路 ${n % 300} 号门前`,
      lat: 31.89 + (n % 100) / 2000,
      lng: 121.17 + (n % 77) / 2000,
    }),
    given('accept', CENTRE, {}),
    given('dispatch', CENTRE, { unit }),
    given('signOff', handler, {}),
    given('requestExtension', handler, { until: untilMs, reason: '需停水抢修后方可回填路面' }),
    given('decideExtension', CENTRE, { approve: true }),
    given('feedback', handler, { result: '已处置完毕，现场恢复原状' }),
    given('recordCheck', SUPERVISOR, { result: 'pass' }),
  ];
}
