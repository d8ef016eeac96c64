import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked every second, or of tables that never shrink, is found without reading the rest. */
export class IndexesOfTheDesk1764000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX incident_going_on ON incident (room_id) WHERE status NOT IN ('resolved', 'merged')`,
    );
    await queryRunner.query(
      `CREATE INDEX message_mention ON message (room_id, sent_at) WHERE kind = 'mention'`,
    );
    await queryRunner.query('CREATE INDEX audit_entry_room ON audit_entry (room_id, at)');
    await queryRunner.query(`CREATE INDEX audit_entry_actor ON audit_entry ((actor ->> 'name'), at)`);
    await queryRunner.query(
      `CREATE INDEX audit_entry_owner ON audit_entry ((actor ->> 'owner'), at) WHERE actor ->> 'owner' IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP INDEX audit_entry_owner, audit_entry_actor, audit_entry_room, message_mention, incident_going_on',
    );
  }
}
