import { z } from 'zod';

/** "Done": what was set up at the desk, and what comes next. "Alone": the steps for a person who sets up by themselves. */
export const GuideKind = z.enum(['done', 'alone']);
export type GuideKind = z.infer<typeof GuideKind>;

/** A QR code as drawn: dark modules as one SVG path in units of a module, without the quiet zone round it. */
export const DrawnCode = z
  .object({
    /** What stands beside it: what it is for, and the address as it is typed, without https://. */
    caption: z.string(),
    /** What a screen reader says of it. */
    alt: z.string(),
    path: z.string(),
    /** Modules along one side. */
    size: z.number().int().positive(),
  })
  .readonly();
export type DrawnCode = z.infer<typeof DrawnCode>;

export const GuideBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }).readonly(),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }).readonly(),
  /** What to do, in order; each on the device that it is done on, null where that does not matter. */
  z
    .object({ kind: z.literal('steps'), steps: z.array(z.object({ on: z.enum(['computer', 'phone']).nullable(), text: z.string() })) })
    .readonly(),
  /** Short texts, each under its own name: notes, questions with answers, ways to reach the desk. */
  z.object({ kind: z.literal('points'), points: z.array(z.object({ name: z.string(), text: z.string() })) }).readonly(),
  z.object({ kind: z.literal('code'), code: DrawnCode }).readonly(),
]);
export type GuideBlock = z.infer<typeof GuideBlock>;

export const GuideSection = z.object({ heading: z.string(), boxed: z.boolean(), blocks: z.array(GuideBlock) }).readonly();
export type GuideSection = z.infer<typeof GuideSection>;

/** One guide for one person, as it is printed. */
export const Guide = z
  .object({
    kind: GuideKind,
    title: z.string(),
    organisation: z.string(),
    deskName: z.string(),
    language: z.string(),
    /** Size of the text; nothing on the guide is smaller. */
    points: z.number().int(),
    sections: z.array(GuideSection),
    /** The last line: when it was made, and what that means. */
    foot: z.string(),
    /** A4 pages that it takes. */
    pages: z.number().int().positive(),
    /** Questions that did not fit on two pages, and so are not on it. */
    leftOut: z.array(z.string()),
  })
  .readonly();
export type Guide = z.infer<typeof Guide>;
