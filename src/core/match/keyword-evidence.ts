import type { Evidence } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { KeywordHit } from './keyword-hit.js';

/** How strongly a list of that severity speaks; only their order carries meaning. */
const SCORES: Readonly<Record<Grade, number>> = { P0: 1, P1: 0.9, P2: 0.7, P3: 0.4 };

/**
 * One piece of evidence for each word found, with a span for each time it was found.
 * `facts`: word, listZh, listEn, severity, times.
 */
export function keywordEvidence(hits: readonly KeywordHit[]): Evidence[] {
  const byRule = new Map<string, [KeywordHit, ...KeywordHit[]]>();
  for (const hit of hits) {
    const rule = `${hit.listId}/${hit.word}`;
    const same = byRule.get(rule);
    if (same) same.push(hit);
    else byRule.set(rule, [hit]);
  }
  return [...byRule].map(([rule, same]) => evidenceOf(rule, same));
}

function evidenceOf(rule: string, hits: readonly [KeywordHit, ...KeywordHit[]]): Evidence {
  const { listVersion, listTitle, word, topic, severity, shadow } = hits[0];
  return {
    detector: 'keyword',
    rule,
    version: listVersion,
    score: SCORES[severity],
    ...(topic && { topic }),
    spans: hits.map((hit) => hit.span),
    facts: { word, listZh: listTitle.zh, listEn: listTitle.en, severity, times: hits.length },
    ...(shadow && { shadow }),
  };
}
