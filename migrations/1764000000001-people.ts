import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE person (
        name text NOT NULL,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        roles text[] NOT NULL,
        rooms text[] NOT NULL,
        compensation_limit numeric NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        disabled_at timestamptz,
        CONSTRAINT person_pkey PRIMARY KEY (name)
      )`);
    await queryRunner.query(`
      CREATE TABLE session (
        token_hash text NOT NULL,
        person text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        address text NOT NULL,
        agent text,
        CONSTRAINT session_pkey PRIMARY KEY (token_hash)
      )`);
    await queryRunner.query('CREATE INDEX session_person ON session (person)');
    await queryRunner.query('CREATE INDEX session_expires_at ON session (expires_at)');
    await queryRunner.query(`
      CREATE TABLE access_key (
        id uuid NOT NULL,
        name text NOT NULL,
        key_hash text NOT NULL,
        scopes text[] NOT NULL,
        rooms text[] NOT NULL,
        owner text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT access_key_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE UNIQUE INDEX access_key_hash ON access_key (key_hash)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE access_key, session, person');
  }
}
