import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for one channel is found without reading what waits for the others. */
export class DeliveriesByChannel1764000000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX delivery_waiting_channel ON delivery (channel, created_at) WHERE state = 'waiting'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX delivery_waiting_channel');
  }
}
