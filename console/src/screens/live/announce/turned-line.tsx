import { useQuery } from '@tanstack/react-query';
import { readIncident } from '../../../api/client.js';
import { useLanguage } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive } from '../../../live/desk-context.js';
import { standingAt, turnsSince, type Turn } from './situation.js';
import styles from './outcome-line.module.css';

interface TurnedLineProps {
  readonly incidentId: string | undefined;
  /** ms; the words are of then. */
  readonly since: number;
}

/** Words may be overtaken by what they speak of: what is otherwise since then, before anybody lets them out. */
export function TurnedLine({ incidentId, since }: TurnedLineProps) {
  const { words } = useLanguage();
  const names = useNames();
  const now = useLive((state) => state.room?.incidents.find(({ id }) => id === incidentId));
  const then = useQuery({
    queryKey: ['standing', incidentId, since],
    queryFn: async () => standingAt((await readIncident(incidentId!)).events, since),
    enabled: incidentId !== undefined,
    staleTime: Infinity,
    retry: 3,
  });
  const turns = now && then.data ? turnsSince(then.data, now) : [];
  if (turns.length === 0) return null;
  const told = (turn: Turn) => {
    if (turn.kind === 'graded') return `${names.grade(turn.from)} → ${names.grade(turn.to)}`;
    return turn.kind === 'recovered'
      ? words.announce.turned.recovered(turn.people)
      : words.announce.turned[turn.kind];
  };
  return (
    <p role="alert" className={styles.turned}>
      {words.announce.hasTurned(turns.map(told).join(words.clock.and))}
    </p>
  );
}
