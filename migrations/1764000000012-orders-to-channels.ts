import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order goes to every channel that can do it; one from before went to one. */
export class OrdersToChannels1764000000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE action_order
      SET content = content - 'channel' || jsonb_build_object('channels', jsonb_build_array(content -> 'channel'))
      WHERE content ? 'channel'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE action_order
      SET content = content - 'channels' || jsonb_build_object('channel', content -> 'channels' -> 0)
      WHERE content ? 'channels'`);
  }
}
