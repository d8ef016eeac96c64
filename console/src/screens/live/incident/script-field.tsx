import { useEffect, useRef } from 'react';
import type { ScriptVariable } from '@server/core/script/script.js';
import { useLanguage } from '../../../i18n/language.js';
import styles from './script-field.module.css';

interface ScriptFieldProps {
  readonly name: string;
  readonly variable: ScriptVariable | undefined;
  readonly value: string;
  /** Of the variable's type. */
  readonly isValid: boolean;
  readonly onChange: (value: string) => void;
}

/** A field inside the sentence: as wide as its words, so that the text reads as it will be read. */
export function ScriptField({ name, variable, value, isValid, onChange }: ScriptFieldProps) {
  const { language, words } = useLanguage();
  const label = variable?.label[language] ?? name;
  const example = variable ? words.script.example(variable.example) : undefined;
  const input = useRef<HTMLInputElement>(null);
  const expected = isValid ? '' : (example ?? label);
  useEffect(() => input.current?.setCustomValidity(expected), [expected]);
  return (
    <span className={styles.field} data-words={value || label}>
      <input
        ref={input}
        value={value}
        placeholder={label}
        aria-label={label}
        title={example}
        maxLength={120}
        size={1}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
