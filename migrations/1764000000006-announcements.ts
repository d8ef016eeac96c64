import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Announcements1764000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE announcement_event (
        announcement_id uuid NOT NULL,
        seq integer NOT NULL,
        room_id text NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        actor text,
        payload jsonb NOT NULL,
        CONSTRAINT announcement_event_pkey PRIMARY KEY (announcement_id, seq)
      )`);
    await queryRunner.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON announcement_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await queryRunner.query(`
      CREATE TABLE announcement (
        id uuid NOT NULL,
        room_id text NOT NULL,
        incident_id text,
        status text NOT NULL,
        view jsonb NOT NULL,
        due_at timestamptz,
        updated_at timestamptz NOT NULL,
        CONSTRAINT announcement_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      'CREATE INDEX announcement_due ON announcement (due_at) WHERE due_at IS NOT NULL',
    );
    await queryRunner.query('CREATE INDEX announcement_room_updated ON announcement (room_id, updated_at)');
    await queryRunner.query(`
      CREATE TABLE delivery (
        id uuid NOT NULL,
        kind text NOT NULL,
        subject_id text NOT NULL,
        room_id text NOT NULL,
        channel text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL,
        last_error text,
        receipt jsonb,
        settled_at timestamptz,
        CONSTRAINT delivery_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(`CREATE INDEX delivery_waiting ON delivery (created_at) WHERE state = 'waiting'`);
    await queryRunner.query('CREATE INDEX delivery_subject ON delivery (subject_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE delivery, announcement, announcement_event');
  }
}
