import { z } from 'zod';
import type { Said } from '../core/said.js';
import type { Locale } from '../core/words/names.js';

type Words = (issue: z.core.$ZodRawIssue) => string | undefined;

const MISSING: Said = { zh: '缺少这一项', en: 'is missing' };
const FORMAT: Said = { zh: '格式不对', en: 'does not have the right form' };

const LIBRARY = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

/** The library's words, but for what they leave to guess: what is not there at all, and a pattern nobody reads. */
const WORDS: Readonly<Record<Locale, Words>> = { zh: wordsIn('zh'), en: wordsIn('en') };

/**
 * @param value that the schema refuses
 * @param whole what the value itself is called, where a whole is wrong and no field of it
 * @returns each field and what is wrong with it
 */
export function issuesInWords(schema: z.ZodType, value: unknown, whole: string): Said {
  const wordsFor = (locale: Locale): string => {
    const issues = schema.safeParse(value, { error: WORDS[locale] }).error?.issues ?? [];
    return issues
      .map(({ path, message }) => `${path.join('.') || whole}: ${inOne(message, locale)}`)
      .join('; ');
  };
  return { zh: wordsFor('zh'), en: wordsFor('en') };
}

/** @returns what is wrong with the first field that is, in both languages, and which field that is */
export function firstIssue(
  schema: z.ZodType,
  value: unknown,
): { readonly field: string; readonly reason: string } {
  const [zh, en] = (['zh', 'en'] as const).map((locale) => {
    const issue = schema.safeParse(value, { error: WORDS[locale] }).error?.issues[0];
    return { field: issue?.path.join('.') ?? '', reason: inOne(issue?.message ?? '', locale) };
  });
  return { field: zh!.field, reason: `${zh!.reason} / ${en!.reason}` };
}

function wordsIn(locale: Locale): Words {
  return (issue) => {
    if (issue.input === undefined && issue.code.startsWith('invalid_')) return MISSING[locale];
    if (issue.code === 'invalid_format' && issue.format === 'regex') return FORMAT[locale];
    const words = LIBRARY[locale](issue);
    return typeof words === 'string' ? words : words?.message;
  };
}

/** Schemas that people's files share say both at once, Chinese first. */
function inOne(message: string, locale: Locale): string {
  const both = /^(.*\p{Script=Han}.*?) \/ (.+)$/su.exec(message);
  return both ? (locale === 'zh' ? both[1]! : both[2]!) : message;
}
