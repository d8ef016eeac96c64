import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditTrail1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE audit_entry (
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor jsonb NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        room_id text,
        before jsonb,
        after jsonb,
        why text,
        origin jsonb,
        CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX audit_entry_at ON audit_entry (at)');
    await queryRunner.query('CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, at)');
    await queryRunner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const table of ['audit_entry', 'incident_event']) {
      await queryRunner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER append_only ON incident_event');
    await queryRunner.query('DROP TABLE audit_entry');
    await queryRunner.query('DROP FUNCTION refuse_change()');
  }
}
