import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scripts1764000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE script_version (
        script_id text NOT NULL,
        version integer NOT NULL,
        origin text NOT NULL,
        author text,
        at timestamptz NOT NULL,
        note text,
        source text NOT NULL,
        CONSTRAINT script_version_pkey PRIMARY KEY (script_id, version)
      )`);
    await queryRunner.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON script_version
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await queryRunner.query(`
      CREATE TABLE archived_script (
        script_id text NOT NULL,
        at timestamptz NOT NULL,
        by text NOT NULL,
        why text,
        CONSTRAINT archived_script_pkey PRIMARY KEY (script_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE archived_script, script_version');
  }
}
