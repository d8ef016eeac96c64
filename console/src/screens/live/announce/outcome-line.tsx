import { confirmReasonInWords } from '@server/core/announcement/confirmation.js';
import type { Script } from '@server/core/script/script.js';
import type { Foreseen } from '../../../api/announcements.js';
import { useLanguage } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { duration } from '../../../format/format.js';
import type { Words as Texts } from '../../../i18n/zh.js';
import type { Readiness } from './readiness.js';
import styles from './outcome-line.module.css';

interface OutcomeLineProps {
  /** Somebody pressed the key in vain. */
  readonly isNudged: boolean;
  readonly isCut: boolean;
  readonly readiness: Readiness;
  readonly foreseen: Foreseen | undefined;
  readonly script: Script | undefined;
  readonly error: Error | null;
}

/** What pressing the button will do, said before it is pressed; or what is still in the way. */
export function OutcomeLine({ isNudged, isCut, readiness, foreseen, script, error }: OutcomeLineProps) {
  const { language, words } = useLanguage();
  const { inWords } = useRefusal();
  const compensation = foreseen?.draft.compensation;
  const labelOf = (name: string) =>
    script?.variables.find((one) => one.name === name)?.label[language] ?? name;
  return (
    <div className={styles.outcome} data-nudged={isNudged} role={isNudged ? 'alert' : 'status'}>
      {compensation && compensation.items.length > 0 && (
        <p className={styles.compensation}>
          {words.announce.compensation(String(compensation.total))}
          {compensation.items.map(({ label, each, count }) => ` · ${label[language]} ${each} × ${count}`)}
        </p>
      )}
      {isCut ? (
        <p className={styles.refused}>{words.link.down}</p>
      ) : error ? (
        <p className={styles.refused}>{inWords(error)}</p>
      ) : readiness.state === 'ready' && foreseen ? (
        <Outcome foreseen={foreseen} isAlone={readiness.isAlone} />
      ) : (
        <p className={styles.open}>{inTheWay(readiness, words.announce, labelOf)}</p>
      )}
    </div>
  );
}

function Outcome({ foreseen, isAlone }: { readonly foreseen: Foreseen; readonly isAlone: boolean }) {
  const { language, words } = useLanguage();
  const { needs, draft, lapseAfter } = foreseen;
  if (isAlone)
    return <p className={styles.alone}>{words.announce.atOnce(draft.channels.join(words.clock.and))}</p>;
  const reasons = needs
    .map((need) => confirmReasonInWords(need)[language])
    .join(language === 'zh' ? '；' : '; ');
  return (
    <p className={styles.waits}>
      {words.announce.needs(reasons)}
      {lapseAfter !== undefined && <span> {words.announce.lapses(duration(lapseAfter))}</span>}
    </p>
  );
}

function inTheWay(readiness: Readiness, words: Texts['announce'], labelOf: (name: string) => string): string {
  switch (readiness.state) {
    case 'empty':
      return words.noText;
    case 'unfilled':
      return words.toFill(readiness.names.length, readiness.names.map(labelOf).join(' · '));
    case 'unsettled':
      return words.toMend(readiness.count);
    case 'checking':
    case 'ready':
      return words.checking;
  }
}
