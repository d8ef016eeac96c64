import type { Evidence } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { KeywordHit } from './keyword-hit.js';

/** How strongly a list of that severity speaks: for display and for order, no decision hangs on them. */
const SCORES: Readonly<Record<Grade, number>> = { P0: 1, P1: 0.9, P2: 0.7, P3: 0.4 };

/**
 * One piece of evidence for each word found and each disguise that it was found in, with a span for each time.
 * `facts`: word, listZh, listEn, severity, times; for a disguise also means and written.
 */
export function keywordEvidence(hits: readonly KeywordHit[]): Evidence[] {
  const alike = new Map<string, [KeywordHit, ...KeywordHit[]]>();
  for (const hit of hits) {
    const name = [hit.listId, hit.word, hit.means, hit.written].join('/');
    const same = alike.get(name);
    if (same) same.push(hit);
    else alike.set(name, [hit]);
  }
  return [...alike.values()].map(evidenceOf);
}

/** @returns whether it is a listed word, of a list in force, that is said and not only asked about */
export function isMeant({ detector, shadow, asked }: Evidence): boolean {
  return detector === 'keyword' && shadow !== true && asked !== true;
}

function evidenceOf(hits: readonly [KeywordHit, ...KeywordHit[]]): Evidence {
  const { listId, listVersion, listTitle, word, topic, severity, shadow, means, written } = hits[0];
  return {
    detector: 'keyword',
    rule: `${listId}/${word}`,
    version: listVersion,
    score: SCORES[severity],
    ...(topic && { topic }),
    spans: hits.map((hit) => hit.span),
    facts: {
      word,
      listZh: listTitle.zh,
      listEn: listTitle.en,
      severity,
      times: hits.length,
      ...(means !== undefined && written !== undefined && { means, written }),
    },
    ...(shadow && { shadow }),
  };
}
