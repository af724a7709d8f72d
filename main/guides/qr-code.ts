import { create } from 'qrcode/lib/core/qrcode.js';
import type { DrawnCode } from '../../contract/guides.ts';

/** A QR code as one path of horizontal runs. The quiet zone of four modules is whoever draws it's to add. */
export const drawCode = (address: string, { alt, caption }: { readonly alt: string; readonly caption: string }): DrawnCode => {
  const { modules } = create(`https://${address}`, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const isDark = (row: number, column: number): boolean => column < size && modules.get(row, column) === 1;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size;) {
      let end = column;
      while (isDark(row, end)) end += 1;
      if (end > column) path += `M${column} ${row}h${end - column}v1h-${end - column}z`;
      column = Math.max(end, column + 1);
    }
  }
  return { alt, caption, path, size };
};
