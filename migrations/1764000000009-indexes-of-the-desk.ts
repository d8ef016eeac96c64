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
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX message_mention, incident_going_on');
  }
}
