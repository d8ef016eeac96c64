import { Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { byTrouble, inOrder } from '../../../live/room-order.js';
import { RoomTile } from './room-tile.js';
import styles from './room-list.module.css';

interface RoomListProps {
  readonly roomId: string | undefined;
  readonly onChoose: (roomId: string) => void;
}

/** Rooms on air, trouble first. Under the pointer the order stays as it is. */
export function RoomList({ roomId, onChoose }: RoomListProps) {
  const words = useWords();
  const rooms = useLive((state) => state.overview?.rooms);
  const [isHeld, setHeld] = useState(false);
  const order = useRef<readonly string[]>([]);

  if (!rooms) {
    return (
      <Skeleton className={styles.loading} active title={false} paragraph={{ rows: 9, width: '100%' }} />
    );
  }
  const sorted = isHeld ? inOrder(rooms, order.current) : [...rooms].sort(byTrouble);
  return (
    <nav
      className={styles.list}
      aria-label={words.rooms.title}
      onPointerEnter={() => {
        order.current = sorted.map((room) => room.roomId);
        setHeld(true);
      }}
      onPointerLeave={() => setHeld(false)}
    >
      {sorted.map((room) => (
        <RoomTile key={room.roomId} room={room} isChosen={room.roomId === roomId} onChoose={onChoose} />
      ))}
    </nav>
  );
}
