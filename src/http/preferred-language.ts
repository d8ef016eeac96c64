import type { Said } from '../core/said.js';

/**
 * @param accepted the request's Accept-Language, as RFC 9110 writes it
 * @returns the language of ours that it likes best; Chinese unless it says otherwise
 */
export function preferredLanguage(accepted: string | undefined): keyof Said {
  const wishes = (accepted ?? '').slice(0, 500).split(',').map(wishOf);
  const weightOf = (language: keyof Said): number =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

function wishOf(text: string): { readonly language: string; readonly weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
  return { language: tag.split('-')[0]!.trim(), weight: weight === undefined ? 1 : Number(weight) || 0 };
}
