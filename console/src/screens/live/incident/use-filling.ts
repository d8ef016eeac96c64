import { App } from 'antd';
import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { copyText } from '../../../components/copy-text.js';
import { useWords } from '../../../i18n/language.js';
import { fillTemplate, unfilled, validValues } from './template.js';
import type { UseScript } from './use-incident-actions.js';

type Typed = Readonly<Record<string, string>>;

export interface Filling {
  readonly typed: Typed;
  readonly type: (variable: string, value: string) => void;
  /** What was typed, where it is of its variable's type. */
  readonly values: Typed;
  /** Variables that still lack a value. */
  readonly open: readonly string[];
  /** As it goes out; places without a value stay as they are. */
  readonly text: string;
  readonly send: () => Promise<void>;
}

/**
 * Fills a script by hand. What goes out by hand is copied and recorded as used, in this order: only what can be pasted
 * counts.
 * @param isCue it goes out by itself
 */
export function useFilling(
  suggestion: Suggestion,
  use: UseScript,
  isCue: boolean,
  onSent: () => void,
): Filling {
  const words = useWords();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<Typed>({});
  const values = validValues(suggestion.missing, typed);
  const text = fillTemplate(suggestion.text, values);

  const send = async () => {
    if (!isCue && !(await copyText(text))) {
      void message.warning(words.script.copyFailed);
      return;
    }
    const { scriptId, version, filled } = suggestion;
    use.mutate({ scriptId, version, values: { ...filled, ...values } }, { onSuccess: onSent });
  };
  return {
    typed,
    type: (variable, value) => setTyped({ ...typed, [variable]: value }),
    values,
    open: unfilled(suggestion.text, values),
    text,
    send,
  };
}
