import type { Flag } from '@server/core/flag.js';
import { HighlightedText } from '../../../components/highlighted-text.js';
import { Scroller } from '../../../components/scroller.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { spansOf } from './flag-reasons.js';
import styles from './flag-detail.module.css';

/** The whole text and everything it is flagged for: words first, then rule, version and score. */
export function FlagDetail({ flag }: { readonly flag: Flag }) {
  const words = useWords();
  const names = useNames();
  const { message } = flag;
  return (
    <div className={styles.detail}>
      <Scroller className={styles.text}>
        <HighlightedText text={message.text} spans={spansOf(flag)} />
      </Scroller>
      <ul className={styles.reasons}>
        {flag.evidence.map((evidence) => (
          <li key={`${evidence.detector} ${evidence.rule} ${evidence.topic}`} data-shadow={evidence.shadow}>
            {names.reason(evidence)}
            <code>
              {evidence.shadow && `${words.flags.shadow} · `}
              {evidence.rule} v{evidence.version} · {evidence.score.toFixed(2)}
            </code>
          </li>
        ))}
      </ul>
      <p className={styles.origin}>
        <span>{words.flags.sentiment[flag.sentiment]}</span>
        <span>
          {words.flags.source} {message.source}
        </span>
        {flag.truncated && <span>{words.flags.truncated}</span>}
        {message.url !== undefined && (
          <a href={message.url} target="_blank" rel="noreferrer noopener">
            {words.flags.openLink}
          </a>
        )}
      </p>
    </div>
  );
}
