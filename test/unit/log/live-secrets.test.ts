import { expect, test } from 'vitest';
import { createLogger } from '../../../main/log/logger.ts';

test('a code that is held at the moment is blanked wherever it stands in a line, and the next one as well', () => {
  const lines: string[] = [];
  let held: readonly string[] = [];
  const log = createLogger({ write: (line) => void lines.push(line), liveSecrets: () => held });
  log.info('before', { text: 'Qx7-pt2mW' });
  held = ['Qx7-pt2mW', 'other+Code9'];
  log.info('event Qx7-pt2mW', {
    text: 'said “Qx7-pt2mW” twice: Qx7-pt2mW',
    deep: [{ more: 'other+Code9' }],
    error: new Error('Qx7-pt2mW'),
  });
  expect(lines[0]).toContain('Qx7-pt2mW');
  expect(lines[1]).not.toMatch(/Qx7-pt2mW|other\+Code9/u);
  expect(lines[1]).toContain('«secret»');
});
