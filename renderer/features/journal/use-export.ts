import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ExportFormat, Job } from '../../../contract/jobs.ts';
import type { JournalFilter } from '../../../contract/journal.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { withJob } from './job-list.ts';

export interface JournalExport {
  /** The newest export, running or ended, until its end was seen. */
  readonly job: Job | null;
  /** A file name is being asked for, or an export runs. */
  readonly busy: boolean;
  /** Why none could be started or cancelled. */
  readonly fault: Fault | null;
  readonly run: (filter: JournalFilter, format: ExportFormat) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** Main asks for the file's name and writes it as a job, which goes on when this screen or window does not. */
export const useExport = (onWritten: () => void): JournalExport => {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const jobs = useQuery<readonly Job[]>({
    queryKey: keys.jobs(),
    queryFn: ({ signal }) => desk.jobs.list({}, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const newest = jobs.data?.find(({ about }) => about.kind === 'journal.export') ?? null;
  const seen = useSeen();
  const job = newest === null || newest.id === seen.id ? null : newest;
  const leave = useEffectEvent(() => {
    if (job !== null && job.state !== 'running') seen.set(job.id);
  });
  useEffect(() => () => leave(), []);

  const heard = (changed: Job): void => {
    client.setQueryData<readonly Job[]>(keys.jobs(), (list) => withJob(list ?? [], changed));
  };
  useDeskEvent('job.changed', ({ job: changed }) => {
    heard(changed);
    if (changed.about.kind === 'journal.export' && changed.state === 'done') onWritten();
  });

  const start = useEffectEvent(async (filter: JournalFilter, format: ExportFormat): Promise<void> => {
    if (asking || job?.state === 'running') return;
    setAsking(true);
    setFault(null);
    if (job !== null) seen.set(job.id);
    try {
      const started = await desk.journal.export({ filter, format });
      if (started.job !== null) heard(started.job);
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setAsking(false);
    }
  });

  const stop = async (jobId: string): Promise<void> => {
    try {
      heard(await desk.jobs.cancel({ jobId }));
    } catch (error) {
      setFault(faultOf(error));
    }
  };

  return {
    job,
    busy: asking || job?.state === 'running',
    fault,
    run: (filter, format) => void start(filter, format),
    cancel: () => {
      if (job?.state === 'running') void stop(job.id);
    },
    dismiss: () => {
      if (job !== null) seen.set(job.id);
    },
  };
};

/** The export whose end the agent has seen: it is not told again each time the screen opens. Known to this window only. */
const useSeen = (): { readonly id: string | null; readonly set: (id: string) => void } => {
  const client = useQueryClient();
  const { data } = useQuery<string | null>({
    queryKey: keys.seenExport(),
    queryFn: () => null,
    initialData: null,
    enabled: false,
    gcTime: Infinity,
  });
  return { id: data, set: (id) => void client.setQueryData(keys.seenExport(), id) };
};
