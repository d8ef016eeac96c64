import { Button } from 'antd';
import { useState } from 'react';
import { findingKey, type GuardFinding } from '@server/core/guard/finding.js';
import { useLanguage } from '../../../i18n/language.js';
import { useSession } from '../../../session/session-context.js';
import styles from './finding-list.module.css';

interface FindingListProps {
  readonly findings: readonly GuardFinding[];
  readonly whys: Readonly<Record<string, string>>;
  readonly onTake: (finding: GuardFinding) => void;
  readonly onWhy: (finding: GuardFinding, why: string) => void;
}

/** What the guard found, why, and the ways out: gentler words, or a moderator's reason to let it pass. */
export function FindingList({ findings, whys, onTake, onWhy }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings
        .filter(({ kind }) => kind !== 'unfilled')
        .map((finding) => (
          <Finding
            key={`${findingKey(finding)} ${finding.start}`}
            finding={finding}
            why={whys[findingKey(finding)]}
            onTake={() => onTake(finding)}
            onWhy={(why) => onWhy(finding, why)}
          />
        ))}
    </ul>
  );
}

interface FindingProps {
  readonly finding: GuardFinding;
  readonly why: string | undefined;
  readonly onTake: () => void;
  readonly onWhy: (why: string) => void;
}

function Finding({ finding, why, onTake, onWhy }: FindingProps) {
  const { language, words } = useLanguage();
  const session = useSession();
  const [isAnswering, setAnswering] = useState(why !== undefined && why !== '');
  const { gentler, blocks, reason } = finding;
  const mayPass = !blocks && session.roles.includes('moderator');
  return (
    <li data-settled={(why ?? '').trim() !== ''}>
      <p>
        <mark>{finding.words}</mark> {reason[language]}
      </p>
      <div className={styles.ways}>
        {gentler !== undefined && (
          <Button size="small" onClick={onTake}>
            {gentler === '' ? words.announce.drop : words.announce.gentler(gentler)}
          </Button>
        )}
        {mayPass && !isAnswering && (
          <Button size="small" type="text" onClick={() => setAnswering(true)}>
            {words.announce.letPass}
          </Button>
        )}
        {!mayPass && !blocks && <span>{words.announce.byModerator}</span>}
      </div>
      {mayPass && isAnswering && (
        <input
          autoFocus
          value={why ?? ''}
          maxLength={500}
          placeholder={words.announce.letPassWhy}
          aria-label={words.announce.letPassWhy}
          onChange={(event) => onWhy(event.target.value)}
        />
      )}
    </li>
  );
}
