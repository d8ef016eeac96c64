import { Button, Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import { GradeMark } from '../../../components/grade-mark.js';
import { Notice } from '../../../components/notice.js';
import { useWords } from '../../../i18n/language.js';
import { useDesk, useLive } from '../../../live/desk-context.js';
import { RoomFigures } from './room-figures.js';
import { SignalChips } from './signal-chips.js';
import styles from './room-stage.module.css';

/** ECharts is as large as everything else together: it comes after the first picture. */
const SignalChart = lazy(async () => {
  const chart = await import('./signal-chart.js');
  return { default: chart.SignalChart };
});

/** The room in view: its figures, its signals, and both over time. Heights are fixed. */
export function RoomStage() {
  const desk = useDesk();
  const words = useWords();
  const room = useLive((state) => state.room);
  const failed = useLive((state) => state.roomFailed);
  const rooms = useLive((state) => state.overview?.rooms);
  const pulse = rooms?.find(({ roomId }) => roomId === room?.roomId);

  if (failed) {
    return (
      <section className={styles.stage}>
        <Notice title={words.room.missing}>
          <Button onClick={() => desk.retryRoom()}>{words.room.retry}</Button>
        </Notice>
      </section>
    );
  }
  if (!room) {
    return (
      <section className={styles.stage}>
        <Skeleton className={styles.loading} active title={{ width: 220 }} paragraph={{ rows: 4 }} />
      </section>
    );
  }
  return (
    <section className={styles.stage}>
      <div className={styles.head}>
        {pulse?.grade && <GradeMark grade={pulse.grade} size={14} />}
        <h2 className={styles.name}>{pulse?.name ?? room.roomId}</h2>
        {pulse && <RoomFigures room={pulse} />}
      </div>
      <SignalChips signals={room.signals} />
      <div className={styles.chart}>
        {pulse && (
          <Suspense>
            <SignalChart pulse={pulse} signals={room.signals} incidents={room.incidents} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
