import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Actions1764000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE action_order (
        id uuid NOT NULL,
        room_id text NOT NULL,
        author text NOT NULL,
        at timestamptz NOT NULL,
        status text NOT NULL,
        lapse_at timestamptz,
        viewers integer NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT action_order_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX action_order_room_at ON action_order (room_id, at)');
    await queryRunner.query('CREATE INDEX action_order_author_at ON action_order (author, at)');
    await queryRunner.query(
      `CREATE INDEX action_order_waiting ON action_order (lapse_at) WHERE status = 'waiting'`,
    );
    await queryRunner.query(`
      CREATE TABLE armed_room (
        room_id text NOT NULL,
        armed_by text NOT NULL,
        at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        CONSTRAINT armed_room_pkey PRIMARY KEY (room_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE armed_room, action_order');
  }
}
