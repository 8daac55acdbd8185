import type { CaseFile, Stage } from '../caseFile.ts';
import { isOpen } from '../caseFile.ts';

/** Brings a case to a stage; at an end of it nothing waits for a decision any more. */
export function toStage(file: CaseFile, stage: Stage, atMs: number): CaseFile {
  if (isOpen(stage)) return { ...file, stage, stageSinceMs: atMs };
  return { ...file, stage, stageSinceMs: atMs, endedAtMs: atMs, request: null };
}
