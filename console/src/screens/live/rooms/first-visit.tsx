import { useWords } from '../../../i18n/language.js';
import { Notice } from '../../../components/notice.js';
import styles from './first-visit.module.css';

const CONNECT = `curl -X POST ${location.origin}/api/v1/messages \\
  -H 'authorization: Bearer INGEST_KEY' -H 'content-type: application/json' \\
  -d '[{"roomId":"my-room","userId":"u1","text":"你好"}]'`;

const DEMO = `npm start
npm run replay -- FILE --room my-room --speed 50`;

/** No room yet: how to connect the first one, and how to see one without having any. */
export function FirstVisit() {
  const words = useWords();
  return (
    <main className={styles.page}>
      <Notice title={words.rooms.empty} hint={words.rooms.emptyHint}>
        <pre className={styles.code}>{CONNECT}</pre>
        <p className={styles.or}>{words.rooms.emptyDemo}</p>
        <pre className={styles.code}>{DEMO}</pre>
      </Notice>
    </main>
  );
}
