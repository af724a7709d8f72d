import { getDocumentProxy } from 'unpdf';

export interface PdfFacts {
  readonly pages: number;
  /** All text, pages one after the other. */
  readonly text: string;
  /** Whether the file says that its structure is marked. */
  readonly isTagged: boolean;
  readonly language: string | undefined;
  readonly creator: string | undefined;
  /** Headings of the outline, all levels. */
  readonly outline: readonly string[];
  /** Roles of the structure, such as H1, L, Figure. */
  readonly roles: ReadonlySet<string>;
  /** What a screen reader says in place of a figure. */
  readonly alternatives: readonly string[];
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}
interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

const all = (node: StructNode): StructNode[] => [node, ...(node.children ?? []).flatMap(all)];
const titles = (nodes: readonly OutlineNode[]): string[] => nodes.flatMap(({ title, items }) => [title, ...titles(items)]);

/** Reads a PDF with a library that shares nothing with the one that wrote it. */
export const readPdf = async (file: Uint8Array): Promise<PdfFacts> => {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const texts: string[] = [];
  const nodes: StructNode[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
    const tree = (await page.getStructTree()) as StructNode | null;
    if (tree !== null) nodes.push(...all(tree));
  }
  const { info } = (await pdf.getMetadata()) as { readonly info: { readonly Language?: string; readonly Creator?: string } };
  const marks = (await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null;
  return {
    pages: pdf.numPages,
    text: texts.join(' '),
    isTagged: marks?.Marked === true,
    language: info.Language,
    creator: info.Creator,
    outline: titles((await pdf.getOutline()) ?? []),
    roles: new Set(nodes.flatMap(({ role }) => (role === undefined ? [] : [role]))),
    alternatives: nodes.flatMap(({ alt }) => (alt === undefined ? [] : [alt])),
  };
};
