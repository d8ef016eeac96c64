/** What keyboards and dialects mix up: zh and z, ch and c, sh and s, n and l at the start, ng and n at the end. */
const MIXED_UP: readonly { readonly to: Swap; readonly back: Swap }[] = [
  { to: [/^([zcs])h/, '$1'], back: [/^([zcs])(?!h)/, '$1h'] },
  { to: [/^n/, 'l'], back: [/^l/, 'n'] },
  { to: [/ng$/, 'n'], back: [/n$/, 'ng'] },
];

type Swap = readonly [what: RegExp, by: string];

/** @returns one name for all syllables that are mixed up, in letters; not always a syllable itself */
export function plainly(syllable: string): string {
  return MIXED_UP.reduce((plain, { to }) => swapped(plain, to), syllable);
}

/** @returns what one slip makes of a syllable, syllable or not; the same where it changes nothing */
export function slipsOf(syllable: string): readonly string[] {
  return MIXED_UP.flatMap(({ to, back }) => [swapped(syllable, to), swapped(syllable, back)]);
}

function swapped(syllable: string, [what, by]: Swap): string {
  return syllable.replace(what, by);
}
