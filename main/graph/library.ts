export type GraphLibrary = typeof import('@microsoft/microsoft-graph-client');

/** Microsoft's client, read from disk at the first request: a start that shows the door sends none. */
export const loadGraphLibrary = (): Promise<GraphLibrary> => import('@microsoft/microsoft-graph-client');
