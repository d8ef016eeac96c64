import { describe, expect, it } from '@jest/globals';
import { viewText } from '../text/view-text.js';
import { compileRules } from './compile-rules.js';
import { keywordEvidence } from './keyword-evidence.js';
import type { KeywordList } from './rule-book.js';

const list: KeywordList = {
  id: 'trust-fraud',
  version: '2',
  title: { zh: '欺诈指控', en: 'Fraud' },
  topic: 'trust',
  severity: 'P1',
  shadow: false,
  words: ['骗子', '假货'],
  exceptions: [],
};
const evidenceIn = (text: string, lists: readonly KeywordList[]) =>
  keywordEvidence(compileRules({ version: 'v', lists }).match(viewText(text)));

describe('keywordEvidence', () => {
  it('says each word once, with all its places', () => {
    expect(evidenceIn('骗子!卖假货的骗子', [list])).toEqual([
      {
        detector: 'keyword',
        rule: 'trust-fraud/骗子',
        version: '2',
        score: 0.9,
        topic: 'trust',
        spans: [
          { start: 0, end: 2 },
          { start: 7, end: 9 },
        ],
        facts: { word: '骗子', listZh: '欺诈指控', listEn: 'Fraud', severity: 'P1', times: 2 },
      },
      {
        detector: 'keyword',
        rule: 'trust-fraud/假货',
        version: '2',
        score: 0.9,
        topic: 'trust',
        spans: [{ start: 4, end: 6 }],
        facts: { word: '假货', listZh: '欺诈指控', listEn: 'Fraud', severity: 'P1', times: 1 },
      },
    ]);
  });

  it('marks what a shadow list found', () => {
    const [evidence] = evidenceIn('骗子', [{ ...list, shadow: true, severity: 'P3' }]);
    expect(evidence).toMatchObject({ shadow: true, score: 0.4 });
  });

  it('has nothing to say without hits', () => {
    expect(evidenceIn('好看', [list])).toEqual([]);
  });
});
