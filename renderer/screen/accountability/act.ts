import type { AccountabilityAnswer, AccountabilityCall } from '../../../shared/contract/accountability.ts';
import type { CommandAnswer, CommandCall } from '../../../shared/contract/desk.ts';
import type { PlainKey } from '../../../shared/locale/text.ts';

/** What a form of this page may hold; several lines are kept as typed. */
export type ActValues = Readonly<Record<string, string>>;

/** A field of a form: one line, a passage, or one of a few words. */
export type ActField = {
  readonly name: string;
  readonly label: PlainKey;
  readonly kind: 'line' | 'text' | 'instant' | 'choice' | 'units';
  readonly required: boolean;
  readonly note?: PlainKey;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

/** What is sent: an act of accountability, or one on a case (an appeal's review). */
export type ActCall =
  | { readonly to: 'accountability'; readonly command: AccountabilityCall['command'] }
  | { readonly to: 'case'; readonly caseId: number; readonly command: CommandCall['command'] };

export type ActAnswer = AccountabilityAnswer | CommandAnswer;

/** The first field that is still empty though it must not be. */
export function missingField(fields: readonly ActField[], values: ActValues): ActField | null {
  return fields.find(({ name, required }) => required && (values[name] ?? '').trim() === '') ?? null;
}

/** Whether a second sending would be the same act, so that it keeps its id and counts once. */
export function isSameCall(before: ActCall | null, now: ActCall): boolean {
  return before !== null && JSON.stringify(before) === JSON.stringify(now);
}

/** The lines of a passage that say something: posts, one a line. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
