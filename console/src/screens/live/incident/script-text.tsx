import type { ScriptVariable } from '@server/core/script/script.js';
import { useLanguage } from '../../../i18n/language.js';
import { splitTemplate } from './template.js';
import styles from './script-text.module.css';

interface ScriptTextProps {
  readonly text: string;
  readonly missing: readonly ScriptVariable[];
}

/** The script to read; places that still want words show what belongs there. */
export function ScriptText({ text, missing }: ScriptTextProps) {
  const { language } = useLanguage();
  return (
    <p className={styles.text}>
      {splitTemplate(text).map((part) =>
        'words' in part ? (
          <span key={part.at}>{part.words}</span>
        ) : (
          <mark key={part.at} className={styles.place}>
            {missing.find(({ name }) => name === part.variable)?.label[language] ?? part.variable}
          </mark>
        ),
      )}
    </p>
  );
}
