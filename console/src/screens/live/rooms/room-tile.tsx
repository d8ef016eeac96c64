import { EyeOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { Tooltip } from 'antd';
import type { RoomPulse } from '@server/live/events.js';
import { Change } from '../../../components/change.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { Sparkline } from '../../../components/sparkline.js';
import { amount, duration, percent } from '../../../format/format.js';
import { useLanguage } from '../../../i18n/language.js';
import { pulseValues } from '../../../live/pulse.js';
import { SILENT_AFTER } from '../../../live/room-order.js';
import { colors, gradeColors } from '../../../theme/tokens.js';
import styles from './room-tile.module.css';

interface RoomTileProps {
  readonly room: RoomPulse;
  readonly isChosen: boolean;
  readonly onChoose: (roomId: string) => void;
}

export const RoomTile = memo(function RoomTile({ room, isChosen, onChoose }: RoomTileProps) {
  const { language, words } = useLanguage();
  const isSilent = room.silentFor >= SILENT_AFTER;
  return (
    <button
      type="button"
      className={`plain ${styles.tile}`}
      data-grade={room.grade}
      aria-current={isChosen}
      onClick={() => onChoose(room.roomId)}
    >
      <span className={styles.head}>
        {room.grade ? <GradeMark grade={room.grade} /> : <i className={styles.calm} aria-hidden="true" />}
        <span className={styles.name}>{room.name}</span>
        {isSilent ? (
          <span className={styles.silent}>{words.rooms.silent(duration(room.silentFor))}</span>
        ) : (
          <span className={styles.rate}>
            {amount(room.perMinute, language)}
            <small>{words.rooms.perMinute}</small>
          </span>
        )}
      </span>
      <Sparkline
        values={pulseValues(room)}
        width={200}
        height={22}
        color={isSilent ? colors.faint : room.grade ? gradeColors[room.grade] : colors.accent}
      />
      <span className={styles.foot}>
        <NegativeShare share={room.negativeShare} />
        {room.viewers !== undefined && (
          <span>
            <EyeOutlined className={styles.eye} aria-label={words.rooms.viewers} />{' '}
            {amount(room.viewers, language)}
          </span>
        )}
        <Tooltip title={words.rooms.activity} mouseEnterDelay={0.5} placement="right">
          <span className={styles.change}>
            <Change value={room.change} />
          </span>
        </Tooltip>
      </span>
    </button>
  );
});

/** A bar with a sign: length tells as much as colour. */
function NegativeShare({ share }: { readonly share: number }) {
  const { words } = useLanguage();
  return (
    <span className={styles.negative}>
      <small>{words.rooms.negative}</small> {percent(share)}
      <i aria-hidden="true">
        <b style={{ width: percent(Math.min(1, share)) }} />
      </i>
    </span>
  );
}
