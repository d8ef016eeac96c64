import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock that began with the incident, and where it stands, as far as the older view tells. */
function clock(stoppedAt: string): string {
  return `jsonb_strip_nulls(jsonb_build_object(
    'startedAt', view->'detectedAt',
    'pausedMs', 0,
    'stoppedAt', ${stoppedAt},
    'pausedAt', CASE WHEN ${stoppedAt} IS NULL THEN coalesce(view->'quietAt', view->'resolvedAt') END,
    'rung', '[]'::jsonb
  ))`;
}

/** Clocks, and when each incident's next falls due. */
export class IncidentLife1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE incident ADD COLUMN due_at timestamptz');
    await queryRunner.query('CREATE INDEX incident_due ON incident (due_at) WHERE due_at IS NOT NULL');
    await queryRunner.query(`ALTER TABLE incident ADD COLUMN apart boolean NOT NULL DEFAULT false`);
    await queryRunner.query('DROP INDEX incident_open');
    await queryRunner.query(
      `CREATE UNIQUE INDEX incident_open ON incident (room_id, cause) WHERE status IN ('open', 'claimed') AND NOT apart`,
    );
    await queryRunner.query(`
      UPDATE incident SET
        -- The timers look at it, and set when to look again.
        due_at = CASE WHEN status <> 'resolved' THEN updated_at END,
        view = view || jsonb_build_object(
          'escalated', '[]'::jsonb,
          'clocks', jsonb_build_object(
            'claim', ${clock(`view->'claimedAt'`)},
            'answer', ${clock(`view->'answeredAt'`)},
            'clear', ${clock('NULL::jsonb')}
          )
        )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE incident SET view = view - 'clocks' - 'escalated'`);
    await queryRunner.query('DROP INDEX incident_open');
    await queryRunner.query(
      `CREATE UNIQUE INDEX incident_open ON incident (room_id, cause) WHERE status IN ('open', 'claimed')`,
    );
    await queryRunner.query('ALTER TABLE incident DROP COLUMN apart');
    await queryRunner.query('DROP INDEX incident_due');
    await queryRunner.query('ALTER TABLE incident DROP COLUMN due_at');
  }
}
