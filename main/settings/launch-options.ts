import { parseArgs } from 'node:util';
import { z } from 'zod';

const LaunchOptions = z.object({
  /** Passed on to the practice tenant. */
  practiceUsers: z.string().regex(/^\d{1,6}$/).optional(),
  practiceSeed: z.string().regex(/^\d{1,9}$/).optional(),
  /** Milliseconds that every answer of the practice tenant takes longer. */
  practiceLatency: z.string().regex(/^\d{1,5}$/).optional(),
  /** A file that holds the line a running practice tenant printed: it is used instead of starting one. */
  practiceAnnouncement: z.string().min(1).optional(),
  /** Opens the way to Chromium's developer tools; without effect in a packaged app. */
  devtools: z.boolean().default(false),
});
export type LaunchOptions = z.infer<typeof LaunchOptions>;

/**
 * The command line's options as far as they are ours; Chromium's and Electron's own are passed over.
 * @throws ZodError naming the option that is not as expected.
 */
export const readLaunchOptions = (argv: readonly string[]): LaunchOptions => {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: {
      'practice-users': { type: 'string' },
      'practice-seed': { type: 'string' },
      'practice-latency': { type: 'string' },
      'practice-announcement': { type: 'string' },
      devtools: { type: 'boolean' },
    },
  });
  return LaunchOptions.parse({
    practiceUsers: values['practice-users'],
    practiceSeed: values['practice-seed'],
    practiceLatency: values['practice-latency'],
    practiceAnnouncement: values['practice-announcement'],
    devtools: values.devtools,
  });
};
