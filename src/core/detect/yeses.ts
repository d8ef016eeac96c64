/**
 * What is asked of a text beside the topic of that name, and more widely: whether it offends or advertises at all.
 * Each names the figure of an analysis and the detector of its evidence.
 */
export const YESES = ['abuse', 'ad'] as const;
export type Yes = (typeof YESES)[number];

/** @returns whether evidence of that detector tells why a figure is a yes that is no topic */
export function isYes(detector: string): detector is Yes {
  return (YESES as readonly string[]).includes(detector);
}
