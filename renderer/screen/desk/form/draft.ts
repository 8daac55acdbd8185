import type { FormValues } from './form.ts';

/** What was typed into a form and not yet sent, with the time it was kept. */
export type Draft = { readonly values: FormValues; readonly savedAtMs: number };

const PREFIX = 'desk.draft.';
/** Personal data are never written to this machine. */
const NEVER_KEPT = new Set(['reporterName', 'reporterTelephone']);

/** The place of a draft: a form of a case, or of a new report. */
export function draftKey(caseId: number | null, name: string): string {
  return `${PREFIX}${caseId ?? 'new'}.${name}`;
}

/** A draft as it was kept, or null when there is none or it makes no sense. */
export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Draft> | null;
    if (typeof kept?.savedAtMs !== 'number' || typeof kept.values !== 'object' || kept.values === null) return null;
    return { values: kept.values, savedAtMs: kept.savedAtMs };
  } catch {
    return null;
  }
}

export function keptDraft(key: string): Draft | null {
  return parseDraft(sessionStorage.getItem(key));
}

/** Keeps what was typed until it is sent or the window is closed; a reload loses nothing. */
export function keepDraft(key: string, draft: Draft): void {
  const values = Object.fromEntries(Object.entries(draft.values).filter(([name]) => !NEVER_KEPT.has(name)));
  sessionStorage.setItem(key, JSON.stringify({ ...draft, values }));
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
