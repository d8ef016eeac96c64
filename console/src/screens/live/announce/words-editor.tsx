import { Button } from 'antd';
import type { GuardFinding } from '@server/core/guard/finding.js';
import { useWords } from '../../../i18n/language.js';
import { markParts } from './marks.js';
import styles from './words-editor.module.css';

interface WordsEditorProps {
  readonly text: string;
  /** At their places in this text. */
  readonly findings: readonly GuardFinding[];
  readonly onType: (text: string) => void;
  readonly onRestore: (() => void) | undefined;
}

/** As long as the longest platform takes. */
const LONGEST_TEXT = 2_000;

/** The whole text, open to any change; what was found is marked by a copy that lies under it, letter under letter. */
export function WordsEditor({ text, findings, onType, onRestore }: WordsEditorProps) {
  const { announce: words } = useWords();
  return (
    <>
      <p className={styles.label}>
        {words.words}
        {onRestore && (
          <Button size="small" type="link" onClick={onRestore}>
            {words.restore}
          </Button>
        )}
      </p>
      <div className={styles.editor}>
        <div className={styles.under} aria-hidden="true">
          {markParts(text, findings).map(({ start, text: part, finding }) =>
            finding ? (
              <mark key={start} data-kind={finding.kind} data-blocks={finding.blocks}>
                {part}
              </mark>
            ) : (
              <span key={start}>{part}</span>
            ),
          )}
          {/* A last empty line has a height, too. */}
          {'\u200b'}
        </div>
        <textarea
          value={text}
          aria-label={words.words}
          placeholder={words.placeholder}
          maxLength={LONGEST_TEXT}
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </>
  );
}
