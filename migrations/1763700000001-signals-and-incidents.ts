import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalsAndIncidents1763700000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE signal (
        id text NOT NULL,
        room_id text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        topic text,
        grade text NOT NULL,
        evidence jsonb NOT NULL,
        raised_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        cleared_at timestamptz,
        CONSTRAINT signal_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX signal_open ON signal (room_id, kind, subject) WHERE cleared_at IS NULL',
    );
    await queryRunner.query('CREATE INDEX signal_room_cleared ON signal (room_id, cleared_at)');
    await queryRunner.query(`
      CREATE TABLE incident_event (
        incident_id text NOT NULL,
        seq integer NOT NULL,
        room_id text NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        actor text,
        payload jsonb NOT NULL,
        CONSTRAINT incident_event_pkey PRIMARY KEY (incident_id, seq)
      )`);
    await queryRunner.query(`
      CREATE TABLE incident (
        id text NOT NULL,
        room_id text NOT NULL,
        cause text NOT NULL,
        status text NOT NULL,
        grade text NOT NULL,
        view jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT incident_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX incident_open ON incident (room_id, cause) WHERE status IN ('open', 'claimed')`,
    );
    await queryRunner.query('CREATE INDEX incident_room_updated ON incident (room_id, updated_at)');
    await queryRunner.query(`
      CREATE TABLE outbox (
        id bigserial NOT NULL,
        room_id text NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT outbox_pkey PRIMARY KEY (id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE outbox, incident, incident_event, signal');
  }
}
