import { QueryClient } from '@tanstack/react-query';

/** A page's cache of the host's answers: the feed says what to ask anew, so nothing is asked without reason. */
export function hostQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: Number.POSITIVE_INFINITY,
        retry: true,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 15_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
