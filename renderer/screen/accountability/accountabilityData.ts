import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type {
  AccountabilityAnswer,
  AccountabilityCall,
  AccountabilityPage,
  AccountabilityQueries,
  FeedView,
} from '../../../shared/contract/accountability.ts';
import type { FindingView } from '../../../shared/contract/finding.ts';
import type { RadarView } from '../../../shared/contract/radar.ts';
import type { TriedChange, TryOutView } from '../../../shared/contract/tryOut.ts';
import type { AssessmentTable } from '../../../shared/contract/assessment.ts';
import { noteHostTime } from '../../hook/useHostNow.ts';
import { locale } from '../../hook/useText.ts';
import { askHost, tellHost } from '../../rpc/host.ts';
import type { HostPath } from '../../rpc/host.ts';

/** Asks one of the questions of the contract; which of them the host answers is its own word. */
export function askAccountability<Name extends keyof AccountabilityQueries>(
  name: Name,
  input: AccountabilityQueries[Name]['takes'],
): Promise<AccountabilityQueries[Name]['answers']> {
  const path: string = `accountability.${name}`;
  return askHost(path as HostPath, input as never) as unknown as Promise<AccountabilityQueries[Name]['answers']>;
}

export function tellAccountability(call: AccountabilityCall): Promise<AccountabilityAnswer> {
  const path: string = 'accountability.execute';
  return tellHost(path as HostPath, call as never) as unknown as Promise<AccountabilityAnswer>;
}

async function timed<Answer extends { readonly nowMs: number } | null>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer !== null) noteHostTime(answer.nowMs);
  return answer;
}

export function usePage(period: string | null): UseQueryResult<AccountabilityPage> {
  return useQuery({
    queryKey: ['accountability', 'page', period],
    queryFn: () => timed(askAccountability('page', { period: period ?? '' })),
    enabled: period !== null,
    placeholderData: keepPreviousData,
  });
}

/** Null: there is no such finding. */
export function useFinding(id: number | null): UseQueryResult<FindingView | null> {
  return useQuery({
    queryKey: ['accountability', 'finding', id],
    queryFn: () => timed(askAccountability('finding', { id: id ?? 0 })),
    enabled: id !== null,
  });
}

export function useRadar(month: string | null): UseQueryResult<RadarView> {
  return useQuery({
    queryKey: ['radar', month],
    queryFn: () => askAccountability('radar', { month: month ?? '', locale }),
    enabled: month !== null,
    placeholderData: keepPreviousData,
    // Distances move with every case, but nobody reads them by the second.
    refetchInterval: 60_000,
  });
}

export function useFeed(month: string | null): UseQueryResult<FeedView> {
  return useQuery({
    queryKey: ['accountability', 'feed', month],
    queryFn: () => askAccountability('feed', { month: month ?? '' }),
    enabled: month !== null,
  });
}

export type TryOutQuery = { readonly change: TriedChange; readonly fromMonth: string; readonly toMonth: string };

/** A trial is asked for by a person and is not repeated by itself. */
export function useTryOut(query: TryOutQuery | null): UseQueryResult<TryOutView> {
  return useQuery({
    queryKey: ['tryOut', query],
    queryFn: () => {
      if (query === null) throw new Error('no trial was asked for');
      return askAccountability('tryOut', query);
    },
    enabled: query !== null,
    retry: 1,
  });
}

/** The figures of a frozen month with the mark of its freezing. */
export function useFrozenTable(period: string): UseQueryResult<AssessmentTable> {
  return useQuery({
    queryKey: ['accountability', 'frozen', period],
    queryFn: () => askHost('assessment.table', { period }),
    retry: 1,
  });
}
