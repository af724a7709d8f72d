/** The sign-in log writes "Ios 18", "MacOs" and "Windows10"; people know these systems by other names. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bios\b/giu, 'iOS'],
  [/\bmacos\b/giu, 'macOS'],
  [/\bwindows(?=\d)/giu, 'Windows '],
];

export const deviceWords = (device: string): string =>
  systems.reduce((words, [written, known]) => words.replace(written, known), device);
