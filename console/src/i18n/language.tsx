import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../format/format.js';
import { en } from './en.js';
import { zh } from './zh.js';
import type { Words } from './zh.js';

interface LanguageChoice {
  readonly language: Language;
  readonly words: Words;
  readonly toggle: () => void;
}

const KEY = 'changkong.language';
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Chinese until the user chooses otherwise; the choice stays in this browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(KEY) === 'en' ? 'en' : 'zh',
  );

  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);

  const choice = useMemo(
    () => ({
      language,
      words: language === 'zh' ? zh : en,
      toggle: () => setLanguage((now) => (now === 'zh' ? 'en' : 'zh')),
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error('useLanguage stands outside of LanguageProvider');
  return choice;
}

export function useWords(): Words {
  return useLanguage().words;
}
