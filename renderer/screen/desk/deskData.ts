import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Rules } from '../../../shared/case/rules.ts';
import type {
  CaseView,
  CityInfo,
  DeskRules,
  DeskSummary,
  QueueFilter,
  QueueGroup,
  QueueName,
  QueuePage,
  QueueQuery,
  SearchCriteria,
  SearchQuery,
} from '../../../shared/contract/desk.ts';
import type { ListPlaces, PlacedList, SpotAnswer, SpotQuery } from '../../../shared/contract/deskMap.ts';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import type { ShiftView } from '../../../shared/contract/deskTools.ts';
import type { UnitSuggestion } from '../../../shared/suggest/suggestUnits.ts';
import { noteHostTime } from '../../hook/useHostNow.ts';
import { askHost } from '../../rpc/host.ts';
import { PAGE_ROWS } from './queue/listWindow.ts';

const NO_GROUPS: readonly QueueGroup[] = [];

async function timed<Answer extends { readonly nowMs: number }>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  noteHostTime(answer.nowMs);
  return answer;
}

export function useCity(): CityInfo | undefined {
  return useQuery({ queryKey: ['city', 'info'], queryFn: () => askHost('city.info') }).data;
}

/** Shapes become soon and overdue by time alone, without an event, so the counts are asked anew every half minute. */
export function useSummary(): UseQueryResult<DeskSummary> {
  return useQuery({
    queryKey: ['desk', 'summary'],
    queryFn: () => timed(askHost('desk.summary')),
    refetchInterval: 30_000,
  });
}

/** The answer to `desk.rules` as `decide` takes it. */
export function rulesOf({ settings, calendar, handbook, categories, units }: DeskRules): Rules {
  return {
    settings,
    calendar: { ...calendar, off: new Set(calendar.off), work: new Set(calendar.work) },
    handbook: Map.groupBy(handbook, ({ category }) => category),
    categories: new Map(categories),
    units: new Map(units.map((unit) => [unit.code, unit])),
  };
}

export function useRules(): Rules | undefined {
  return useQuery({
    queryKey: ['desk', 'rules'],
    queryFn: () => askHost('desk.rules'),
    select: rulesOf,
    refetchInterval: 600_000,
  }).data;
}

type PageQuery = { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<QueuePage> };

/** One page of a queue. */
export function pageQuery(queue: QueueName, filter: QueueFilter, page: number): PageQuery {
  const query: QueueQuery = { ...filter, queue, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
  return { queryKey: ['desk', 'queue', queue, filter, page], queryFn: () => timed(askHost('desk.queue', query)) };
}

/** One page of what is found. */
export function foundPageQuery(criteria: SearchCriteria, page: number): PageQuery {
  const query: SearchQuery = { ...criteria, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
  return { queryKey: ['desk', 'search', criteria, page], queryFn: () => timed(askHost('desk.search', query)) };
}

/** The answers that have come, the same array as long as they are the same: a list is drawn anew by its rows only. */
type PageAnswers = readonly (QueuePage | undefined)[];

function answersOf(results: readonly UseQueryResult<QueuePage>[]): PageAnswers {
  return results.map(({ data }) => data);
}

/** The pages of a queue that the list looks at. */
export function usePages(queue: QueueName, filter: QueueFilter, pages: readonly number[]): PageAnswers {
  return useQueries({ queries: pages.map((page) => pageQuery(queue, filter, page)), combine: answersOf });
}

/** The officers, categories or units of a queue's cases. They are asked for once the rows are there, and now and then. */
export function useQueueGroups(queue: QueueName, enabled: boolean): readonly QueueGroup[] {
  const { data = NO_GROUPS } = useQuery({
    queryKey: ['desk', 'groups', queue],
    queryFn: () => askHost('desk.queueGroups', { queue }),
    enabled,
    refetchInterval: 15_000,
  });
  return data;
}

/** The pages of what is found that the list looks at; criteria null: nothing is asked. */
export function useFoundPages(criteria: SearchCriteria | null, pages: readonly number[]): PageAnswers {
  return useQueries({
    queries: pages.flatMap((page) =>
      criteria === null ? [] : [{ ...foundPageQuery(criteria, page), placeholderData: keepPreviousData }],
    ),
    combine: answersOf,
  });
}

/** So often the map asks where the cases of its list lie: thousands of places at every change would be for nobody. */
const PLACES_MS = 5000;

/** Where the cases of a list lie; while another list is read, those of the one before. */
export function usePlaces(list: PlacedList): UseQueryResult<ListPlaces> {
  return useQuery({
    queryKey: ['desk', 'places', list],
    queryFn: () => timed(askHost('desk.places', list)),
    placeholderData: keepPreviousData,
    refetchInterval: PLACES_MS,
  });
}

/** What a case at a place would be given; null: there is no place yet. */
export function useSpot(spot: SpotQuery | null): UseQueryResult<SpotAnswer> {
  return useQuery({
    queryKey: ['desk', 'spot', spot],
    queryFn: spot === null ? skipToken : () => askHost('desk.spot', spot),
    placeholderData: keepPreviousData,
  });
}

/** The city's map; a desk without it shows everything else. */
export function useCityMap(): CityMapAnswer | undefined {
  return useQuery({
    queryKey: ['map'],
    queryFn: async () => {
      const answer = await fetch('/map');
      if (!answer.ok) throw new Error(`map: ${answer.status}`);
      return (await answer.json()) as CityMapAnswer;
    },
    retry: 1,
  }).data;
}

/** Null: there is no such case. */
export function useCase(id: number | null): UseQueryResult<CaseView | null> {
  return useQuery({
    queryKey: ['desk', 'case', id],
    queryFn: () => (id === null ? null : askHost('desk.case', { id })),
    enabled: id !== null,
  });
}

/** The running shift of a seat; new steps of its own come in within the minute. */
export function useShift(seat: string): ShiftView | undefined {
  return useQuery({
    queryKey: ['desk', 'shift', seat],
    queryFn: () => timed(askHost('shift.view', { seat })),
    staleTime: 0,
    refetchInterval: 30_000,
  }).data;
}

/** The units to which a case could be dispatched, the likeliest first. */
export function useSuggestions(id: number): readonly UnitSuggestion[] | undefined {
  return useQuery({
    queryKey: ['desk', 'suggestion', id],
    queryFn: () => askHost('desk.suggestion', { id }),
    staleTime: 0,
  }).data;
}
