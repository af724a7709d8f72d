import { config } from 'zod';

/** The page's security policy allows no code made from text, which zod would otherwise try when a schema is made. */
export const quietZod = (): void => {
  config({ jitless: true });
};
