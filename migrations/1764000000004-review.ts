import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Broadcasts, uses of scripts with their effects, and when an incident was detected as a column of its own. */
export class Review1764000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE broadcast (
        id uuid NOT NULL,
        room_id text NOT NULL,
        started_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT broadcast_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX broadcast_open ON broadcast (room_id) WHERE ended_at IS NULL',
    );
    await queryRunner.query('CREATE INDEX broadcast_room_started ON broadcast (room_id, started_at)');
    await queryRunner.query('CREATE INDEX broadcast_started ON broadcast (started_at)');
    await queryRunner.query(`
      CREATE TABLE script_use (
        id uuid NOT NULL,
        incident_id text,
        room_id text NOT NULL,
        script_id text NOT NULL,
        script_version integer NOT NULL,
        audience text,
        person text,
        at timestamptz NOT NULL,
        announcement_id uuid,
        compensation numeric(12,2),
        compensation_kinds jsonb,
        due_at timestamptz,
        effect jsonb,
        CONSTRAINT script_use_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX script_use_room_at ON script_use (room_id, at)');
    await queryRunner.query('CREATE INDEX script_use_due ON script_use (due_at) WHERE due_at IS NOT NULL');
    await queryRunner.query(`
      CREATE TABLE incident_course (
        incident_id text NOT NULL,
        first_complaint_at timestamptz,
        effect jsonb,
        CONSTRAINT incident_course_pkey PRIMARY KEY (incident_id)
      )`);
    await fillFromEvents(queryRunner);
    await queryRunner.query('CREATE INDEX incident_detected ON incident (detected_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX incident_detected');
    await queryRunner.query('ALTER TABLE incident DROP COLUMN detected_at');
    await queryRunner.query('DROP TABLE incident_course, script_use, broadcast');
  }
}

/** Earlier uses are measured as well, as far as the archive still has their messages. To whom they spoke was not kept. */
async function fillFromEvents(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    INSERT INTO script_use (id, incident_id, room_id, script_id, script_version, person, at, due_at)
    SELECT gen_random_uuid(), incident_id, room_id, payload->>'scriptId', (payload->>'version')::integer, actor, at, at
    FROM incident_event WHERE type = 'script.used'`);
  await queryRunner.query('ALTER TABLE incident ADD COLUMN detected_at timestamptz');
  await queryRunner.query(
    `UPDATE incident SET detected_at = to_timestamp((view->>'detectedAt')::float8 / 1000)`,
  );
  await queryRunner.query('ALTER TABLE incident ALTER COLUMN detected_at SET NOT NULL');
}
