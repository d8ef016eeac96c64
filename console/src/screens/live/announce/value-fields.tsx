import { useEffect, useRef } from 'react';
import type { Script, ScriptVariable } from '@server/core/script/script.js';
import { variableHint } from '@server/core/script/variable.js';
import { useLanguage } from '../../../i18n/language.js';
import styles from './value-fields.module.css';

type Values = Readonly<Record<string, string>>;

interface ValueFieldsProps {
  readonly script: Script;
  readonly typed: Values;
  /** Those typed that are of their variable's type. */
  readonly valid: Values;
  /** Those that nobody had to ask for. */
  readonly known: Values;
  readonly onType: (name: string, value: string) => void;
  readonly onNext: () => void;
}

/** The script's values: what is known can be corrected, what is asked for stands out until it is given. */
export function ValueFields({ script, typed, valid, known, onType, onNext }: ValueFieldsProps) {
  if (script.variables.length === 0) return null;
  return (
    <div className={styles.fields}>
      {script.variables.map((variable) => (
        <ValueField
          key={variable.name}
          variable={variable}
          value={typed[variable.name] ?? ''}
          isValid={variable.name in valid}
          isKnown={known[variable.name] === typed[variable.name] && variable.name in known}
          onType={(value) => onType(variable.name, value)}
          onNext={onNext}
        />
      ))}
    </div>
  );
}

interface ValueFieldProps {
  readonly variable: ScriptVariable;
  readonly value: string;
  readonly isValid: boolean;
  readonly isKnown: boolean;
  readonly onType: (value: string) => void;
  readonly onNext: () => void;
}

function ValueField({ variable, value, isValid, isKnown, onType, onNext }: ValueFieldProps) {
  const { language, words } = useLanguage();
  const hint = variableHint(variable.type)[language];
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setCustomValidity(isValid ? '' : hint), [isValid, hint]);
  return (
    <label className={styles.field}>
      <span>
        {variable.label[language]}
        {isKnown && ` · ${words.announce.known}`}
      </span>
      <input
        ref={input}
        value={value}
        placeholder={words.script.example(variable.example)}
        title={hint}
        maxLength={120}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
            return;
          event.preventDefault();
          onNext();
        }}
      />
      {!isValid && value !== '' && <small>{hint}</small>}
    </label>
  );
}
