import type { Kit, RuleKit } from '../../core/detect/reading.js';
import { compileRules } from '../../core/match/compile-rules.js';
import { compileLexicon } from '../../core/sentiment/lexicon.js';
import { readModel } from '../model/model-file.js';
import { createRuleSource } from '../rules/rule-source.js';
import { createEnglishFeelings } from './english-feelings.js';
import { readLexicon } from './lexicon-files.js';
import { loadSegmenter } from './nodejieba-segmenter.js';

export interface AnalysisFolders {
  readonly RULES_DIR: string;
  readonly LEXICON_DIR: string;
  readonly MODEL_FILE: string;
}

/** What the detectors read with, rule lists aside: those may change while the rest is in use. */
export function openKit({
  MODEL_FILE,
  ...folders
}: Omit<AnalysisFolders, 'RULES_DIR'>): Omit<Kit, 'matcher'> {
  return { ...openWords(folders), model: readModel(MODEL_FILE) };
}

function openWords({ LEXICON_DIR }: Pick<AnalysisFolders, 'LEXICON_DIR'>): Omit<RuleKit, 'matcher'> {
  return {
    segmenter: loadSegmenter(`${LEXICON_DIR}/trade-words.txt`),
    lexicon: compileLexicon(readLexicon(LEXICON_DIR)),
    english: createEnglishFeelings(),
  };
}

/**
 * For tools: words and lists as they are in the folders now, without the model, which is trained on them.
 * @throws what is wrong with the first file that cannot be used
 */
export async function openRuleKit(folders: Omit<AnalysisFolders, 'MODEL_FILE'>): Promise<RuleKit> {
  const refused: Error[] = [];
  const rules = await createRuleSource(folders.RULES_DIR, { onRefused: (error) => refused.push(error) });
  await rules.close();
  if (refused[0] !== undefined) throw refused[0];
  return { ...openWords(folders), matcher: compileRules(rules.current()) };
}
