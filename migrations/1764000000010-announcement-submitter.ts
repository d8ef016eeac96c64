import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sent an announcement off is kept in its view; what is asked of many announcements has its index. */
export class AnnouncementSubmitter1764000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE announcement SET view = view || jsonb_build_object('submittedBy', (
        SELECT actor FROM announcement_event
        WHERE announcement_id = announcement.id AND type = 'submitted' ORDER BY seq DESC LIMIT 1
      ))
      WHERE view ? 'submittedAt'`);
    // Which of their channels are read in the chat nobody noted: they are not missed there.
    await queryRunner.query(`UPDATE announcement SET due_at = NULL WHERE status = 'delivered'`);
    await queryRunner.query(`
      CREATE INDEX announcement_event_submitted ON announcement_event (room_id, actor, at)
      WHERE type = 'submitted'`);
    await queryRunner.query('CREATE INDEX announcement_updated ON announcement (updated_at, id)');
    await queryRunner.query(`
      CREATE INDEX announcement_incident ON announcement (incident_id, updated_at)
      WHERE incident_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE INDEX announcement_on_the_way ON announcement (room_id)
      WHERE status IN ('waiting', 'scheduled', 'publishing')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX announcement_on_the_way, announcement_incident, announcement_updated,
      announcement_event_submitted`);
    await queryRunner.query(`UPDATE announcement SET view = view - 'submittedBy'`);
  }
}
