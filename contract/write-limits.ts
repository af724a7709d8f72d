import { z } from 'zod';

const atMost = (most: number, usually: number, description: string) =>
  z.number().int().min(1).max(most).default(usually).describe(description);

/** How much a desk changes in any 60 minutes. The defaults are what a busy walk-in desk does not reach, and a script in seconds. */
export const WriteLimits = z.strictObject({
  peoplePerAgentPerHour: atMost(1_000, 20, 'Different people that one agent may change in any 60 minutes.'),
  peoplePerTicketPerHour: atMost(1_000, 5, 'Different people that may be changed under one ticket in any 60 minutes.'),
  changesPerAgentPerHour: atMost(10_000, 200, 'Changes of every kind that one agent may make in any 60 minutes.'),
  changesPerPersonPerHour: atMost(10_000, 80, 'Changes of every kind that may be made to one person in any 60 minutes.'),
  changesPerTicketPerHour: atMost(10_000, 120, 'Changes of every kind that may be made under one ticket in any 60 minutes.'),
});
export type WriteLimits = z.infer<typeof WriteLimits>;
export type LimitName = keyof WriteLimits;
