import { figuresAsOf } from '../../../../db/read/figures.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type {
  AssessmentTable,
  AssessmentTrend,
  ExplainQuery,
  FigureExplanation,
  TableQuery,
} from '../../../../shared/contract/assessment.ts';
import { explainFigure } from '../assessment/explain.ts';
import type { AccountabilityPage, FeedView } from '../../../../shared/contract/accountability.ts';
import type { FindingView } from '../../../../shared/contract/finding.ts';
import type { RadarView } from '../../../../shared/contract/radar.ts';
import type { TryOutView } from '../../../../shared/contract/tryOut.ts';
import { feedView } from '../accountability/feed12345.ts';
import { findingView } from '../accountability/findingView.ts';
import type { FindingsQuery } from '../accountability/findingsSheet.ts';
import { accountabilityPage } from '../accountability/page.ts';
import { evaluateClosing } from '../accountability/closing.ts';
import type { Closing } from '../accountability/closing.ts';
import { radarOf } from '../accountability/radar.ts';
import { tryOut } from '../accountability/tryOut.ts';
import type { TryOutQuery } from '../accountability/tryOut.ts';
import type { FeedAsked } from '../document/feedFile.ts';
import type { ExportFormat } from '../document/exportFormat.ts';
import type { FileBody } from '../document/file.ts';
import { countedPeriod } from '../assessment/counted.ts';
import type { ListFile, ListFileAsked } from '../listExport/listFile.ts';
import { replayCourse } from '../replay/replayCourse.ts';
import { packedReplayPart } from '../replay/replayPart.ts';
import { assessmentTable, assessmentTrend, cutOf } from '../assessment/table.ts';
import { unitMonths } from '../unitMonths.ts';
import type { UnitMonth } from '../../../../shared/contract/wall.ts';
import type { ReplayCourse } from '../../../../shared/contract/replay.ts';
import type { FigureReadings, Figures, Period } from '../../../../shared/assessment/figures.ts';
import { english } from '../../../../shared/locale/english.ts';
import { chinese, translator } from '../../../../shared/locale/text.ts';
import type { Locale } from '../../../../shared/locale/text.ts';

type InFormat = { readonly format: ExportFormat };

type Asked<Query> = { readonly query: Query; readonly nowMs: number };

/**
 * Every reading that may take long, by its name: a function of the store and its input alone. Input and answer go from
 * thread to thread, so they are plain data (maps too), without functions.
 */
export const REPORTS = {
  accountabilityPage: (
    store: ReadableStore,
    { period, nowMs }: { readonly period: string; readonly nowMs: number },
  ): AccountabilityPage => accountabilityPage(store, period, nowMs),
  finding: (store: ReadableStore, { id, nowMs }: { readonly id: number; readonly nowMs: number }): FindingView | null =>
    findingView(store, id, nowMs),
  figures: (
    store: ReadableStore,
    asked: { readonly period: Period; readonly asOfMs: number; readonly readings?: FigureReadings },
  ): ReadonlyMap<string, Figures> => figuresAsOf(store, asked),
  assessmentTable: (store: ReadableStore, { query, nowMs }: Asked<TableQuery>): AssessmentTable =>
    assessmentTable(store, query, nowMs),
  assessmentExplain: (store: ReadableStore, { query, nowMs }: Asked<ExplainQuery>): FigureExplanation =>
    explainFigure(store, query, nowMs),
  assessmentTrend: (store: ReadableStore, { query, nowMs }: Asked<TableQuery>): AssessmentTrend =>
    assessmentTrend(store, query, nowMs),
  /** Counts a month so that it is remembered; nothing is answered. */
  rememberMonth: (store: ReadableStore, { query, nowMs }: Asked<TableQuery>): null => {
    countedPeriod(store, cutOf(store, query, nowMs));
    return null;
  },
  monthClosing: (store: ReadableStore, closing: Closing): ReturnType<typeof evaluateClosing> =>
    evaluateClosing(store, closing),
  radar: (
    store: ReadableStore,
    { month, nowMs, locale }: { readonly month: string; readonly nowMs: number; readonly locale: Locale },
  ): RadarView => radarOf(store, month, nowMs, translator(locale === 'en' ? english : chinese)),
  tryOut: (store: ReadableStore, { query, nowMs }: Asked<TryOutQuery>): TryOutView => tryOut(store, query, nowMs),
  unitMonths: (store: ReadableStore, asked: { readonly unit: string; readonly nowMs: number }): readonly UnitMonth[] =>
    unitMonths(store, asked),
  replayCourse: (store: ReadableStore, asked: { readonly period: string; readonly nowMs: number }): ReplayCourse =>
    replayCourse(store, asked),
  /** A `ReplayPart`, packed. */
  replayPart: (store: ReadableStore, asked: { readonly day: string; readonly nowMs: number }): Uint8Array =>
    packedReplayPart(store, asked),
  feed: (store: ReadableStore, { month, nowMs }: { readonly month: string; readonly nowMs: number }): FeedView =>
    feedView(store, month, nowMs),
  // What writes documents is loaded with the first of them.
  noticeFile: async (
    store: ReadableStore,
    asked: { readonly finding: number; readonly nowMs: number },
  ): Promise<FileBody | null> => (await import('../document/noticeFile.ts')).noticeFile(store, asked),
  feedFile: async (store: ReadableStore, asked: FeedAsked): Promise<FileBody> =>
    (await import('../document/feedFile.ts')).feedFile(store, asked),
  exportTable: async (store: ReadableStore, asked: Asked<TableQuery> & InFormat): Promise<FileBody> =>
    (await import('../document/assessmentFile.ts')).exportTable(store, asked),
  exportFindings: async (store: ReadableStore, asked: Asked<FindingsQuery> & InFormat): Promise<FileBody> =>
    (await import('../document/assessmentFile.ts')).exportFindings(store, asked),
  listFile: async (store: ReadableStore, asked: ListFileAsked): Promise<ListFile> =>
    (await import('../listExport/listFile.ts')).writeListFile(store, asked),
  exportCases: async (store: ReadableStore, asked: Asked<ExplainQuery> & InFormat): Promise<FileBody> =>
    (await import('../document/assessmentFile.ts')).exportCases(store, asked),
};

export type ReportName = keyof typeof REPORTS;
export type ReportInput<Name extends ReportName> = Parameters<(typeof REPORTS)[Name]>[1];
export type ReportAnswer<Name extends ReportName> = Awaited<ReturnType<(typeof REPORTS)[Name]>>;

/** From the host to the thread. */
export type ReportJob = { readonly id: number; readonly name: ReportName; readonly input: unknown };
/** From the thread to the host. `words`: a fault that people can be told. */
export type ReportReply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string; readonly words: string | null };
