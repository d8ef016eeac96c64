import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A batch that the archive holds: what makes recording it a second time harmless. */
@Entity('recorded_batch')
@Index('recorded_batch_recorded_at', ['recordedAt'])
export class RecordedBatchRow {
  @PrimaryColumn('text', { name: 'batch_id', primaryKeyConstraintName: 'recorded_batch_pkey' })
  batchId!: string;

  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' })
  recordedAt!: Date;
}
