import type { Guide, GuideBlock } from '../../../contract/guides.ts';

const spoken = { computer: 'Computer ', phone: 'Phone ' } as const;

const blockTexts = (block: GuideBlock): string[] => {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'steps':
      return block.steps.map(({ on, text }) => `${on === null ? '' : spoken[on]}${text}`);
    case 'points':
      return block.points.flatMap(({ name, text }) => [name, text]);
    case 'code':
      return [block.code.caption];
    default:
      return block satisfies never;
  }
};

type Text = Pick<Guide, 'title' | 'organisation' | 'deskName' | 'sections' | 'foot'>;

/** Each run of text of a guide, from top to bottom. */
export const guideTexts = ({ title, organisation, deskName, sections, foot }: Text): string[] => [
  organisation,
  deskName,
  title,
  ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(blockTexts)]),
  foot,
];
