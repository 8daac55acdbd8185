import { ruleOf } from '../accountability/rule.ts';
import type { Clause } from '../accountability/rule.ts';
import { parseIso } from '../time/zone.ts';
import { readCommandLine } from './commandLine.ts';
import { readExpectation } from './expectationLine.ts';
import { MalformedLine, readRecord } from './record.ts';
import type { RecordReader } from './record.ts';
import { readSetup, SETUP_WORDS } from './setup.ts';
import type { Act, Scenario, Step } from './step.ts';

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

function readTime(line: RecordReader): number | null {
  if (!line.has('at')) return null;
  const given = line.raw('at');
  const ms = typeof given === 'string' ? parseIso(given) : null;
  if (ms === null) throw new MalformedLine('at 应写作 2016-09-05T16:30:00+08:00 的样子，并带时区');
  if (ms < EARLIEST_MS || ms >= LATEST_MS) throw new MalformedLine('at 须在 2000 年至 2099 年之间');
  return ms;
}

function readAct(line: RecordReader): Act {
  if (line.has('do')) return readCommandLine(line);
  if (line.has('expect')) return { kind: 'expectation', expectation: readExpectation(line) };
  const word = SETUP_WORDS.find(line.has);
  if (word === undefined) throw new MalformedLine('每行须有 do、expect、setting、unit、limit、calendar 中的一项');
  const act = readSetup(word, line.raw(word));
  line.end();
  return act;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new MalformedLine('不是 JSON');
  }
}

/** The period of a finding about a single case is the label of that case. */
function labelsOfPeriods(keys: readonly { readonly clause: Clause; readonly period: string }[]): readonly string[] {
  return keys.flatMap(({ clause, period }) => (ruleOf(clause).span === 'case' ? [period] : []));
}

/** The labels that an act names besides the one that it brings in. */
function labelsUsed(act: Act): readonly string[] {
  if (act.kind === 'expectation') {
    const { expectation } = act;
    if (expectation.expect === 'list') return expectation.cases;
    if (expectation.expect === 'findings') return labelsOfPeriods(expectation.are);
    return 'case' in expectation ? [expectation.case] : [];
  }
  if (act.kind === 'accountability')
    return act.given.kind === 'read' && act.given.key !== null ? labelsOfPeriods([act.given.key]) : [];
  if (act.kind !== 'command') return [];
  const command = act.given.kind === 'read' ? act.given.command : null;
  const first = command?.do === 'linkDuplicate' ? [command.fields.of] : [];
  return act.label === null || command?.do === 'report' ? first : [act.label, ...first];
}

/**
 * Reads a scenario, a JSON Lines file, into its steps; pure. Everything that can be known without playing it is checked:
 * unknown words, fields and labels, times that run backwards. A line without `at` happens at the time of the line before;
 * the lines before the first time happen at it.
 */
export function parseScenario(text: string): Scenario {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const steps: { readonly line: number; readonly atMs: number | null; readonly act: Act }[] = [];
  const labels = new Set<string>();
  let atMs: number | null = null;
  for (const [index, raw] of lines.entries()) {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('//')) continue;
    const line = index + 1;
    try {
      const value = parseJson(trimmed);
      const record = readRecord(value, '每行');
      const ownMs = readTime(record);
      if (ownMs !== null && atMs !== null && ownMs < atMs) throw new MalformedLine('时间早于前面的行');
      atMs = ownMs ?? atMs;
      if (atMs === null && (record.has('do') || record.has('expect')))
        throw new MalformedLine('第一条命令或期望须写明时间 at');
      if (record.has('do') && record.raw('do') === 'report' && typeof record.raw('case') === 'string')
        labels.add(String(record.raw('case')));
      const act = readAct(record);
      const unknown = labelsUsed(act).filter((label) => !labels.has(label));
      if (unknown.length > 0) throw new MalformedLine(`前面没有上报过案件“${unknown.join('、')}”`);
      steps.push({ line, atMs, act });
    } catch (error) {
      if (error instanceof MalformedLine) return { kind: 'malformed', line, message: error.message };
      throw error;
    }
  }
  const startMs = steps.find((step) => step.atMs !== null)?.atMs ?? EARLIEST_MS;
  return { kind: 'scenario', steps: steps.map((step): Step => ({ ...step, atMs: step.atMs ?? startMs })) };
}
