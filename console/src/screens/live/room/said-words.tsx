import { amount } from '../../../format/format.js';
import { useLanguage } from '../../../i18n/language.js';
import type { Said } from '../../../live/signal-groups.js';

interface SaidWordsProps {
  readonly said: readonly Said[];
  readonly most?: number;
  readonly className?: string | undefined;
}

/** `卡死了 41、听不清 33 …` */
export function SaidWords({ said, most = Infinity, className }: SaidWordsProps) {
  const { language, words } = useLanguage();
  const told = said.slice(0, most).map((one) => [one.words, amount(one.count, language)] as const);
  return (
    <span className={className}>
      {words.room.said(told)}
      {said.length > most && ' …'}
    </span>
  );
}
