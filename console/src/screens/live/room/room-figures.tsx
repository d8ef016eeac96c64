import type { ReactNode } from 'react';
import type { RoomPulse } from '@server/live/events.js';
import { Change } from '../../../components/change.js';
import { amount, percent } from '../../../format/format.js';
import { useLanguage } from '../../../i18n/language.js';
import styles from './room-figures.module.css';

/** The figures of the moment; their colours are the colours of their lines below. */
export function RoomFigures({ room }: { readonly room: RoomPulse }) {
  const { language, words } = useLanguage();
  return (
    <dl className={styles.figures}>
      <Figure name={words.room.messages} tone={styles.messages}>
        {amount(room.perMinute, language)}
      </Figure>
      <Figure name={words.room.negative} tone={styles.negative}>
        {percent(room.negativeShare)}
      </Figure>
      <Figure name={words.room.viewers}>
        {room.viewers === undefined ? words.room.unknown : amount(room.viewers, language)}
      </Figure>
      <Figure name={words.room.change}>
        <Change value={room.change} />
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly tone?: string | undefined;
  readonly children: ReactNode;
}

function Figure({ name, tone, children }: FigureProps) {
  return (
    <div className={tone}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
