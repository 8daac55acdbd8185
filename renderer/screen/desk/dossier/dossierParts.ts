import { isOpen, responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { HistoryLine } from '../../../../shared/contract/desk.ts';
import type { PhotoView } from '../../../../shared/contract/photo.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { CaseContext } from '../case/CasePage.tsx';
import { clockLines } from '../case/clockLines.ts';
import { timeWords } from '../words.ts';

export type DossierFact = { readonly name: string; readonly value: string };

/** What one sheet of A4 holds beside its facts: the first and the last steps of a long course, the rest is counted. */
const LINES = 26;
const FIRST_LINES = 8;
const PHOTOS = 4;
/** A longer text is cut: the sheet leads to the case, it does not replace it. */
const LONGEST = 150;
const LONGEST_STEP = 48;

function cutTo(text: string, longest: number): string {
  const signs = [...text];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : text;
}

/** A time as it stands on paper, with its year. */
export function paperTime(atMs: number, { zone }: CaseContext): string {
  return timeWords(atMs, { nowMs: 0, zone });
}

/** The steps that the sheet has room for, and how many are left out between them. */
export function shownHistory(history: readonly HistoryLine[]): {
  readonly lines: readonly HistoryLine[];
  readonly left: number;
} {
  const all = history.toSorted((a, b) => a.sequence - b.sequence);
  const short = all.map((line) => ({
    ...line,
    detail: line.detail === null ? null : cutTo(line.detail, LONGEST_STEP),
  }));
  if (short.length <= LINES) return { lines: short, left: 0 };
  const last = LINES - FIRST_LINES;
  return { lines: [...short.slice(0, FIRST_LINES), ...short.slice(-last)], left: short.length - LINES };
}

/** Before and after, the newest of the latter: the first two and the last two. */
export function shownPhotos(photos: readonly PhotoView[]): readonly PhotoView[] {
  if (photos.length <= PHOTOS) return photos;
  return [...photos.slice(0, PHOTOS / 2), ...photos.slice(-PHOTOS / 2)];
}

/** The facts of the case in rows of one or two. */
export function dossierFacts(context: CaseContext, t: Translate): readonly (readonly DossierFact[])[] {
  const { view, rules } = context;
  const { file } = view;
  const task = responsibleTask(file);
  const place = file.lng === null || file.lat === null ? '—' : `${file.lng.toFixed(5)} E　${file.lat.toFixed(5)} N`;
  const time = (ms: number | null): string => (ms === null ? '—' : paperTime(ms, context));
  const reworks = file.checks.filter(({ result }) => result === 'fail').length;
  const returns = file.tasks.filter(({ end }) => end?.how === 'returned').length;
  const handling = clockLines(context, t, time).findLast(({ atMs }) => atMs === task?.dispatchedAtMs);
  const category = `${view.categoryName}${file.condition === null ? '' : `（${file.condition}）`}`;
  const extensions = task?.extensions ?? 0;
  const counts = t('desk.case.counts', { reworks, returns, extensions, max: rules.settings['extension.max'] });
  const two = (...row: readonly (readonly [string, string])[]) => row.map(([name, value]) => ({ name, value }));
  return [
    two([t('desk.dossier.category'), category], [t('desk.dossier.stage'), t(`desk.stage.${file.stage}`)]),
    two([t('desk.facts.source'), t(`desk.source.${file.source}`)], [t('desk.facts.reported'), time(file.reportedAtMs)]),
    two(
      [t('desk.dossier.address'), file.address ?? t('desk.list.noAddress')],
      [t('desk.dossier.cell'), file.cell ?? '—'],
    ),
    two([t('desk.facts.description'), cutTo(file.description, LONGEST)]),
    two([t('desk.dossier.unit'), view.unitName ?? '—'], [t('desk.facts.place'), place]),
    two(
      [t('desk.due.title'), handling ? `${handling.span}。${handling.outcome}` : '—'],
      [t('desk.dossier.counts'), counts],
    ),
    two([t('desk.facts.requirement'), cutTo(view.requirement ?? t('desk.facts.noHandbook'), LONGEST)]),
    two([t('desk.facts.closing'), cutTo(view.closingCondition ?? t('desk.facts.noHandbook'), LONGEST)]),
    ...(isOpen(file.stage) ? [] : [two([t('desk.dossier.ended'), time(file.closedAtMs ?? file.stageSinceMs)])]),
  ];
}
