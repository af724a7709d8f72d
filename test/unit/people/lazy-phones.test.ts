import { registerHooks } from 'node:module';
import { expect, test } from 'vitest';

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    if (url.includes('libphonenumber-js')) loaded.push(url);
    return next(url, context);
  },
});

test('the world’s numbering plans are read with the first person, not with the code that may read one', async () => {
  await import('../../../main/desk/workplace.ts');
  await import('../../../main/compose/open-workplace.ts');
  const { loadPhoneLibrary } = await import('../../../main/people/phone-library.ts');
  expect(loaded).toEqual([]);
  await loadPhoneLibrary();
  // So that the line above cannot be true for want of sight.
  expect(loaded.length).toBeGreaterThan(0);
});
