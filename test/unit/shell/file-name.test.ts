import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../main/shell/file-name.ts';

describe('a suggested file name', () => {
  it.each([
    ['journal 2026-11-22', 'journal 2026-11-22'],
    ['INC/20417: "lost"', 'INC-20417- -lost'],
    ['../../etc/passwd', 'etc-passwd'],
    ['slip\u202efdp.exe', 'slip-fdp.exe'],
    ['con', 'latchkey'],
    ['', 'latchkey'],
    ['...', 'latchkey'],
  ])('%j becomes %j', (from, to) => expect(safeFileName(from)).toBe(to));

  it('is always one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]|^[\s.]|[\s.]$/u);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 2_000 },
    );
  });
});
