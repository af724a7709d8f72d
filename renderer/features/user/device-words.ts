/** The sign-in log writes "Ios 18", "MacOs" and "Windows10"; people know these by other names. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bios\b/giu, 'iOS'],
  [/\bmacos\b/giu, 'macOS'],
  [/\bwindows(?=\d)/giu, 'Windows '],
  // "Chrome 141.0.0": the zeros say nothing and cost a line.
  [/(?<=\s\d+)(?:\.0)+(?![.\d])/gu, ''],
];

export const deviceWords = (device: string): string => systems.reduce((words, [written, known]) => words.replace(written, known), device);
