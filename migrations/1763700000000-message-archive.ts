import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MessageArchive1763700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE message (
        id uuid NOT NULL,
        sent_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        room_id text NOT NULL,
        kind text NOT NULL,
        source text NOT NULL,
        external_id text,
        user_id text NOT NULL,
        user_name text,
        text text NOT NULL,
        count integer NOT NULL,
        clock text NOT NULL,
        url text,
        sentiment smallint NOT NULL,
        topics text[] NOT NULL,
        flagged boolean NOT NULL,
        CONSTRAINT message_pkey PRIMARY KEY (id, sent_at)
      ) PARTITION BY RANGE (sent_at)`);
    await queryRunner.query('CREATE INDEX message_room_sent ON message (room_id, sent_at)');
    // Takes what no day's partition takes, so that no time is ever refused.
    await queryRunner.query('CREATE TABLE message_default PARTITION OF message DEFAULT');
    await queryRunner.query(`
      CREATE TABLE recorded_batch (
        batch_id text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT recorded_batch_pkey PRIMARY KEY (batch_id)
      )`);
    await queryRunner.query('CREATE INDEX recorded_batch_recorded_at ON recorded_batch (recorded_at)');
    await queryRunner.query(`
      CREATE TABLE flag (
        id uuid NOT NULL,
        room_id text NOT NULL,
        grade text NOT NULL,
        sentiment smallint NOT NULL,
        topics text[] NOT NULL,
        evidence jsonb NOT NULL,
        message jsonb NOT NULL,
        truncated boolean NOT NULL,
        sent_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT flag_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX flag_room_sent ON flag (room_id, sent_at)');
    await queryRunner.query(`
      CREATE TABLE room (
        id text NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT room_pkey PRIMARY KEY (id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE room, flag, recorded_batch, message');
  }
}
