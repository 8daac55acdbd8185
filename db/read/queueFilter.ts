import type { Rules } from '../../shared/case/rules.ts';
import { QUEUE_GROUPING } from '../../shared/contract/desk.ts';
import type { QueueFilter, QueueName } from '../../shared/contract/desk.ts';
import { searchWords } from '../../shared/search/searchedText.ts';
import { marksNamed } from './search/marksNamed.ts';

/** The field officer who answers for the cell in which a case lies. */
export const OFFICER = '(SELECT l.supervisor FROM cell l WHERE l.code = c.cell)';

const GROUP = { officer: OFFICER, category: 'c.category', unit: 'c.unit' } as const;

/** By what the cases of a queue are grouped, as SQL on `cases c`. */
export function groupOf(queue: QueueName): string {
  return GROUP[QUEUE_GROUPING[queue]];
}

/** A condition on `cases c`, to follow others, with what is bound in it. */
export type Condition = { readonly sql: string; readonly values: Readonly<Record<string, string>> };

/**
 * What a filter leaves of a queue: each word stands in the number, the place or the description, or in the name of the
 * unit, of the category or of the field officer.
 */
export function filterCondition(queue: QueueName, { text, group }: QueueFilter, rules: Rules): Condition {
  const parts = group === null ? [] : [`${groupOf(queue)} = @group`];
  const values: Record<string, string> = group === null ? {} : { group };
  for (const [i, word] of searchWords(text).entries()) {
    const marks = marksNamed(word, rules);
    const codes = (of: string): string => JSON.stringify(marks.flatMap(([mark, code]) => (mark === of ? [code] : [])));
    values[`word${i}`] = word;
    values[`units${i}`] = codes('unit');
    values[`categories${i}`] = codes('category');
    const among = (column: string, name: string): string => `${column} IN (SELECT value FROM json_each(@${name}${i}))`;
    const holds = [
      among('c.unit', 'units'),
      among('c.category', 'categories'),
      `holds(@word${i}, concat_ws(char(10), c.number, c.address, c.description))`,
      `holds(@word${i}, ${OFFICER})`,
    ];
    parts.push(`(${holds.join(' OR ')})`);
  }
  return { sql: parts.map((part) => ` AND ${part}`).join(''), values };
}
