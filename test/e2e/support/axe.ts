import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Brings fades and slides to their end: a colour half way between two is nobody's contrast. What turns for ever goes on. */
const atRest = async (): Promise<void> => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
  await new Promise((drawn) => requestAnimationFrame(drawn));
};

/** What axe finds on the page, as one line each. Excluded are exactly Fluent's own focus sentinels. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  // By the page's own door, as Playwright's evaluate: the policy of the window allows no script element.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  await page.evaluate(atRest);
  const { violations: found } = await page.evaluate<AxeResults>(() => {
    const { axe } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> } };
    return axe.run({ exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations'] });
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)} ${(node.failureSummary ?? '').replaceAll(/\s+/gu, ' ').slice(0, 200)}`,
    ),
  );
};
