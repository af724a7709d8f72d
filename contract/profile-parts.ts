import { z } from 'zod';

/** Text that people read, on one line: what would break a slip's line or hide in it is refused. */
export const line = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Must be one line of text, without line breaks or tabs.');

/** A page with its name, as on a button. */
export const Link = z.strictObject({
  title: z.string().trim().min(1).max(80).describe('What stands on the button.'),
  address: z
    .url({ protocol: /^https$/, error: 'Must be an address that starts with https://.' })
    .max(500)
    .describe('The page, starting with https://.'),
});
