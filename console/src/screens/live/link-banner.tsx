import { useEffect, useState } from 'react';
import { duration, timeOfDay } from '../../format/format.js';
import { useWords } from '../../i18n/language.js';
import { useLive } from '../../live/desk-context.js';
import type { Link } from '../../live/live-desk.js';
import styles from './link-banner.module.css';

const BACK_SHOWN_MS = 4_000;

/** Takes its line from the end of the flags: it covers no figure, and nothing above it moves when the wire is cut. */
export function LinkBanner() {
  const words = useWords();
  const link = useLive((state) => state.link);
  const lastAt = useLive((state) => state.overview?.at);
  const back = useRecentReturn(link);

  if (link.state === 'down') {
    return (
      <div role="status" className={styles.lost}>
        {words.link.lost(timeOfDay(lastAt ?? link.lostAt))}
        <span className={styles.retry}>{words.link.retrying(Math.max(1, link.attempt))}</span>
      </div>
    );
  }
  if (!back) return null;
  const away = duration(back.awayFor);
  return (
    <div role="status" className={styles.back}>
      {back.refetched ? words.link.refetched(away) : words.link.back(away, back.flags)}
    </div>
  );
}

function useRecentReturn(link: Link) {
  const back = link.state === 'up' ? link.back : undefined;
  const [seen, setSeen] = useState<number>();
  const at = back?.at;
  useEffect(() => {
    if (at === undefined) return undefined;
    const timer = setTimeout(() => setSeen(at), BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return back && back.at !== seen ? back : undefined;
}
