import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cues1764000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE cue_event (
        cue_id uuid NOT NULL,
        seq integer NOT NULL,
        room_id text NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        actor jsonb NOT NULL,
        payload jsonb NOT NULL,
        CONSTRAINT cue_event_pkey PRIMARY KEY (cue_id, seq)
      )`);
    await queryRunner.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cue_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await queryRunner.query(`
      CREATE TABLE cue (
        id uuid NOT NULL,
        room_id text NOT NULL,
        status text NOT NULL,
        sent_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        view jsonb NOT NULL,
        CONSTRAINT cue_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX cue_room_sent ON cue (room_id, sent_at)');
    await queryRunner.query(`CREATE INDEX cue_due ON cue (due_at) WHERE status IN ('sent', 'shown')`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX cue_waiting ON cue (room_id) WHERE status IN ('sent', 'shown', 'unseen')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE cue, cue_event');
  }
}
