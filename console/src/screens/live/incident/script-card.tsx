import type { Suggestion } from '@server/core/script/suggestion.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useLanguage } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { keyOf } from '../announce/composition.js';
import { useIsUnsent } from '../announce/compositions.js';
import { ScriptText } from './script-text.js';
import { SentMark } from './sent-mark.js';
import type { UsedScript } from './sent-mark.js';
import styles from './script-card.module.css';

interface ScriptCardProps {
  readonly suggestion: Suggestion;
  readonly incidentId: string;
  readonly used: UsedScript | undefined;
  /** From 1; also the key that picks it. */
  readonly place: number;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

/** For whom a script is and how much is to fill stands beside its title already. */
const SAID_BY_BADGE: readonly string[] = ['audience', 'asked', 'unasked'];

export function ScriptCard({ suggestion, incidentId, used, place, isPicked, onPick }: ScriptCardProps) {
  const { language, words } = useLanguage();
  const names = useNames();
  useHotkeys({ [place]: onPick });
  const { missing } = suggestion;
  const isUnsent = useIsUnsent(keyOf(incidentId, suggestion.scriptId));
  const why = suggestion.reasons
    .filter(({ code }) => !SAID_BY_BADGE.includes(code))
    .map((reason) => names.rankReason(reason))
    .join(' · ');
  return (
    <li className={styles.card} data-picked={isPicked}>
      <button type="button" className={`plain ${styles.head}`} aria-expanded={isPicked} onClick={onPick}>
        <KeyHint>{String(place)}</KeyHint>
        <span className={styles.title}>{suggestion.title[language]}</span>
        <span className={styles.audience}>{words.script.audience[suggestion.audience]}</span>
        {isUnsent && <span className={styles.missing}>{words.announce.unsent}</span>}
        <span className={missing.length > 0 ? styles.missing : styles.ready}>
          {missing.length > 0 ? words.script.missing(missing.length) : words.script.ready}
        </span>
      </button>
      <SentMark used={used} />
      {isPicked && (
        <div className={styles.body}>
          <p className={styles.why}>{why}</p>
          <ScriptText text={suggestion.text} missing={missing} />
        </div>
      )}
    </li>
  );
}
