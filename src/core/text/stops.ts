/** They end a sentence or a clause wherever they stand. NFKC has made the full-width ones half-width. */
export const STOPS = '。!?;,、\n\r\u2028\u2029';
/** Those too that end a clause of a text as it is typed but dress up a word that hides: p.i.a.n, 骗~子, 骗|子. */
export const CLAUSE_STOPS = `${STOPS}.:~|`;
/** In Chinese chat a space stands for a comma; in English it parts words. */
export const BLANKS = ' \t';
