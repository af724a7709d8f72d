import { QueryClient } from '@tanstack/react-query';

/**
 * Main retries, times out and knows whether Graph is away; the window only asks. So nothing is
 * retried or refetched here by itself, and a call is made even when the browser thinks it is offline.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
