import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type {
  AssessmentTable,
  AssessmentTrend,
  ExplainQuery,
  FigureExplanation,
  TableQuery,
} from '../../../shared/contract/assessment.ts';
import type { CityInfo } from '../../../shared/contract/desk.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { askHost } from '../../rpc/host.ts';

/** How many cases of an explanation are read at once. */
export const PAGE_CASES = 200;

/** A wrong question stays wrong: it is told after a second try. A lost line is told by the feed, which asks anew. */
const RETRY = 1;

export function useCity(): CityInfo | undefined {
  return useQuery({ queryKey: ['city', 'info'], queryFn: () => askHost('city.info') }).data;
}

/** `readAtMs`: when it came, in the host's time. */
export type TableAnswer = AssessmentTable & { readonly readAtMs: number };

/** The figures of a period. The period before stays in sight, marked, until the new one has come. */
export function useTable(query: TableQuery | null): UseQueryResult<TableAnswer> {
  return useQuery({
    queryKey: ['assessment', 'table', query],
    queryFn: async () => ({ ...(await askHost('assessment.table', query ?? { period: '' })), readAtMs: hostNowMs() }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    retry: RETRY,
  });
}

export function useTrend(query: TableQuery | null): UseQueryResult<AssessmentTrend> {
  return useQuery({
    queryKey: ['assessment', 'trend', query],
    queryFn: () => askHost('assessment.trend', query ?? { period: '' }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    retry: RETRY,
  });
}

export type ExplanationPages = UseInfiniteQueryResult<InfiniteData<FigureExplanation, number>>;

/** A figure opened, with its cases page by page. */
export function useExplanation(query: ExplainQuery | null): ExplanationPages {
  return useInfiniteQuery({
    queryKey: ['assessment', 'explain', query],
    queryFn: ({ pageParam }) =>
      askHost('assessment.explain', {
        ...(query ?? { period: '', scope: { kind: 'city' }, figure: 'due' }),
        offset: pageParam,
        limit: PAGE_CASES,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ caseCount, cases }, pages) => {
      const listed = pages.reduce((sum, page) => sum + page.cases.length, 0);
      return cases.length > 0 && listed < caseCount ? listed : undefined;
    },
    enabled: query !== null,
    retry: RETRY,
  });
}
