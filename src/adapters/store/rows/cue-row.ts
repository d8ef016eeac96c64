import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { CueStatus, CueView } from '../../../core/cue/view.js';
import { json, time } from '../columns.js';

/**
 * What the events of a cue fold to, kept beside them so that lists need no folding. At most one cue of a room waits for
 * its receipt: two people who send at once cannot both be on the tablet.
 */
@Entity('cue')
@Index('cue_room_sent', ['roomId', 'sentAt'])
@Index('cue_due', ['dueAt'], { where: `status IN ('sent', 'shown')` })
@Index('cue_waiting', ['roomId'], { unique: true, where: `status IN ('sent', 'shown', 'unseen')` })
export class CueRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'cue_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  status!: CueStatus;

  @Column('timestamptz', { name: 'sent_at', transformer: time })
  sentAt!: number;

  @Column('timestamptz', { name: 'due_at', transformer: time })
  dueAt!: number;

  @Column('jsonb', { transformer: json })
  view!: CueView;
}

export function cueToRow(view: CueView): CueRow {
  const { id, roomId, status, sentAt, dueAt } = view;
  return { id, roomId, status, sentAt, dueAt, view };
}
