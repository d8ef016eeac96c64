import { Checkbox } from 'antd';
import { GradeMark } from '../../../components/grade-mark.js';
import { useLanguage } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive } from '../../../live/desk-context.js';
import { useRoomName } from '../../../live/use-room-name.js';
import type { Composition } from './composition.js';
import styles from './composer-form.module.css';

interface ComposerHeadProps {
  readonly composition: Composition;
  /** The incident that was in view. */
  readonly offered: string | undefined;
  readonly onAnswer: (incidentId: string | undefined) => void;
}

/**
 * Which script, and what it answers. Of their own words the author says whether they answer it: those that do stop its
 * clock.
 */
export function ComposerHead({ composition, offered, onAnswer }: ComposerHeadProps) {
  const { language, words } = useLanguage();
  const names = useNames();
  const { script, incidentId, isTouched, roomId } = composition;
  const room = useRoomName(roomId);
  const incident = useLive((state) => state.room?.incidents.find(({ id }) => id === offered));
  const answered = incident && (
    <>
      <GradeMark grade={incident.grade} size={11} /> {words.announce.answers(names.cause(incident.cause))}
    </>
  );
  return (
    <header className={styles.head}>
      <h3>
        {script?.title[language] ?? words.announce.free}
        {isTouched && <em>{words.announce.unsent}</em>}
      </h3>
      <b title={words.announce.room}>{room}</b>
      {incident && !script ? (
        <Checkbox
          checked={incidentId !== undefined}
          onChange={({ target }) => onAnswer(target.checked ? incident.id : undefined)}
        >
          {answered}
        </Checkbox>
      ) : (
        <span>{answered ?? words.announce.noIncident}</span>
      )}
    </header>
  );
}
