import { App } from 'antd';
import { copyText } from '../../../components/copy-text.js';
import { useWords } from '../../../i18n/language.js';

/** Copies and says so; what goes into the clipboard is not recorded as sent. */
export function useCopy(): (text: string) => Promise<void> {
  const words = useWords();
  const { message } = App.useApp();
  return async (text) => {
    const copied = await copyText(text);
    void (copied ? message.success(words.script.copied) : message.warning(words.script.copyFailed));
  };
}
