const kinds: Readonly<Record<string, string>> = {
  csv: 'Comma-separated values',
  html: 'Web page',
  jsonl: 'JSON lines',
  pdf: 'PDF document',
};

export const fileFilterFor = (extension: string) => ({ name: kinds[extension] ?? extension, extensions: [extension] });

/** Device names that Windows takes for any extension. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A file name that Windows, macOS and Linux all accept, at most 100 characters, never empty. */
export const safeFileName = (untrustedName: string): string => {
  const name = untrustedName
    .normalize('NFC')
    // Separators, what Windows refuses, control and formatting characters (a bidi mark can fake an extension).
    .replaceAll(/[/\\:*?"<>|\p{Cc}\p{Cf}]+/gu, '-')
    .replaceAll(/^[\s.-]+|[\s.-]+$/gu, '')
    .slice(0, 100)
    .trim();
  return name === '' || windowsDevice.test(name) ? 'latchkey' : name;
};
