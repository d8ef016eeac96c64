import type { Overview } from '@server/live/events.js';
import { amount } from '../../../format/format.js';
import { useLanguage } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { FLAGS_SHOWN } from '@server/live/events.js';
import { SILENT_AFTER } from '../../../live/room-order.js';
import styles from './bottom-bar.module.css';

/** How far what is seen can be trusted: feeds, rate, backlog, latency. */
export function BottomBar() {
  const { language, words } = useLanguage();
  const overview = useLive((state) => state.overview);
  const shown = useLive((state) => state.room?.flags.length);
  const latency = useLive((state) => state.latency);
  const seconds = (ms: number, digits: number) => words.bottomBar.seconds((ms / 1_000).toFixed(digits));

  return (
    <footer className={styles.bar}>
      {overview && <Feeds overview={overview} />}
      {overview && <span>{words.bottomBar.rate(amount(ratePerSecond(overview), language))}</span>}
      {overview && <span>{words.bottomBar.pending(amount(overview.pending, language))}</span>}
      {shown !== undefined && (
        <span>
          {shown < FLAGS_SHOWN ? words.bottomBar.shown(shown) : words.bottomBar.shownLatest(FLAGS_SHOWN)}
        </span>
      )}
      <span className={styles.right}>
        {latency !== undefined && words.bottomBar.latency(seconds(latency, latency < 10_000 ? 2 : 0))}
      </span>
    </footer>
  );
}

function ratePerSecond(overview: Overview): number {
  return overview.rooms.reduce((sum, room) => sum + room.perSecond, 0);
}

function Feeds({ overview }: { readonly overview: Overview }) {
  const { words } = useLanguage();
  const silent = overview.rooms.filter((room) => room.silentFor >= SILENT_AFTER).length;
  return (
    <span>
      {words.bottomBar.rooms} <i className={styles.alive} aria-hidden="true" />{' '}
      {words.bottomBar.allAlive(overview.rooms.length - silent)}
      {silent > 0 && (
        <b className={styles.trouble}>
          {' '}
          <i className={styles.silent} aria-hidden="true" /> {words.bottomBar.someSilent(silent)}
        </b>
      )}
    </span>
  );
}
