import type { AnnouncementView } from '@server/core/announcement/view.js';
import { findingKey } from '@server/core/guard/finding.js';
import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import styles from './announcement-panel.module.css';

interface GroundsProps {
  readonly view: AnnouncementView;
  readonly incident: IncidentView | undefined;
}

/** What was let pass and why, what is given away, and what it answers. */
export function Grounds({ view, incident }: GroundsProps) {
  const words = useWords();
  const names = useNames();
  const { findings, overrides, draft } = view;
  const passed = overrides.map(({ finding, why }) => ({
    why,
    words: findings.find((one) => findingKey(one) === finding)?.words ?? '',
  }));
  return (
    <>
      <ul className={styles.list}>
        {draft.compensation && <li>{words.announce.compensation(String(draft.compensation.total))}</li>}
        {passed.map((one) => (
          <li key={one.words}>
            <mark>{one.words}</mark> {words.announce.passed(one.why)}
          </li>
        ))}
      </ul>
      <h4>{words.announce.evidence}</h4>
      {incident ? (
        <>
          <p className={styles.incident}>
            <GradeMark grade={incident.grade} size={12} /> <b>{names.cause(incident.cause)}</b>{' '}
            {names.grade(incident.grade)} · {words.incident.status[incident.status]}
          </p>
          <ul className={styles.list}>
            {incident.gradeReasons
              .map((reason) => names.gradeReason(reason))
              .map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
          </ul>
        </>
      ) : (
        draft.incidentId === undefined && <p>{words.announce.noIncident}</p>
      )}
    </>
  );
}
