import type { Suggestion } from '@server/core/script/suggestion.js';
import { Scroller } from '../../../components/scroller.js';
import { ScriptField } from './script-field.js';
import { splitTemplate } from './template.js';
import type { Filling } from './use-filling.js';
import styles from './script-form.module.css';

/** The text as it goes out, with a field wherever a word is missing. */
export function ScriptForm({
  suggestion,
  filling,
}: {
  readonly suggestion: Suggestion;
  readonly filling: Filling;
}) {
  return (
    <Scroller className={styles.text}>
      {splitTemplate(suggestion.text).map((part) =>
        'words' in part ? (
          <span key={part.at}>{part.words}</span>
        ) : (
          <ScriptField
            key={part.at}
            name={part.variable}
            variable={suggestion.missing.find(({ name }) => name === part.variable)}
            value={filling.typed[part.variable] ?? ''}
            isValid={part.variable in filling.values}
            onChange={(value) => filling.type(part.variable, value)}
          />
        ),
      )}
    </Scroller>
  );
}
