import { z } from 'zod';

/** What must never stand in a text of the log: control characters, direction marks that disguise a text, half characters. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const FORBIDDEN_IN_LINES = /[^\P{Cc}\n\r\t]|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
/** A text of blanks and invisible characters alone says nothing. */
const VISIBLE = /[^\s\u00AD\u115F\u200B-\u200F\u2060\u2800\u3164\uFEFF]/u;

type TextRules = { readonly max: number; readonly lines: boolean };

function textProblem(value: string, { max, lines }: TextRules): string | null {
  if (value.length > max) return `最多 ${max} 字，现 ${value.length} 字，请缩短`;
  if (!value.isWellFormed() || (lines ? FORBIDDEN_IN_LINES : FORBIDDEN).test(value))
    return lines ? '含有控制字符，请删去' : '含有换行或控制字符，请删去';
  return null;
}

function needed(rules: TextRules) {
  return z.string().transform((given, context): string => {
    const value = given.trim();
    const problem = VISIBLE.test(value) ? textProblem(value, rules) : '不能为空，请填写';
    if (problem === null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

function optional(rules: TextRules) {
  return z
    .string()
    .transform((given, context): string | undefined => {
      const value = given.trim();
      if (!VISIBLE.test(value)) return undefined;
      const problem = textProblem(value, rules);
      if (problem === null) return value;
      context.addIssue({ code: 'custom', message: problem });
      return z.NEVER;
    })
    .optional();
}

/** A text that must be there, on one line: trimmed, not blank, at most `max` UTF-16 units. Messages lack their subject. */
export function line(max: number) {
  return needed({ max, lines: false });
}

/** A text that must be there and may have several lines. */
export function passage(max: number) {
  return needed({ max, lines: true });
}

/** A line that may be missing; a blank one counts as missing. */
export function optionalLine(max: number) {
  return optional({ max, lines: false });
}

/** A passage that may be missing; a blank one counts as missing. */
export function optionalPassage(max: number) {
  return optional({ max, lines: true });
}
