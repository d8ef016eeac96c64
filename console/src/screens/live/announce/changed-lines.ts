import type { AnnouncementDetail } from '../../../api/announcements.js';

type Change = NonNullable<AnnouncementDetail['difference']>[number];

/** @returns the lines in which something was put in or taken out, as their parts; none where only space differs */
export function changedLines(difference: readonly Change[]): readonly (readonly Change[])[] {
  const lines: Change[][] = [[]];
  for (const { kind, text } of difference) {
    text.split('\n').forEach((part, place) => {
      if (place > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ kind, text: part });
    });
  }
  return lines.filter((line) => line.some(({ kind, text }) => kind !== 'same' && text.trim() !== ''));
}
