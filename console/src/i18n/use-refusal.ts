import { App } from 'antd';
import { RefusedError } from '../api/client.js';
import { useLanguage } from './language.js';

/** @returns what tells why something was not done, in the server's own words and the user's language */
export function useRefusal(): { inWords: (error: Error) => string; tell: (error: Error) => void } {
  const { language, words } = useLanguage();
  const { message } = App.useApp();
  const inWords = (error: Error): string =>
    error instanceof RefusedError
      ? (error.reason?.message[language] ?? error.message)
      : words.errors.unreachable;
  return { inWords, tell: (error) => void message.error(inWords(error), 6) };
}
