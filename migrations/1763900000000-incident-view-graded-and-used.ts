import type { MigrationInterface, QueryRunner } from 'typeorm';

const MS = '(extract(epoch FROM at) * 1000)::bigint';

/** Views folded by an earlier version lack when the grade was set and which scripts were used; the events know. */
export class IncidentViewGradedAndUsed1763900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE incident SET view = view || jsonb_build_object(
        'gradedAt', (
          SELECT ${MS} FROM incident_event
          WHERE incident_id = incident.id AND type IN ('detected', 'graded')
          ORDER BY seq DESC LIMIT 1
        ),
        'scriptsUsed', (
          SELECT coalesce(jsonb_agg(used ORDER BY seq), '[]') FROM (
            SELECT DISTINCT ON (payload->>'scriptId') seq, jsonb_build_object(
              'scriptId', payload->'scriptId',
              'version', payload->'version',
              'at', ${MS},
              'by', CASE WHEN actor IS NULL THEN '{"type": "system"}'::jsonb
                ELSE jsonb_build_object('type', 'person', 'name', actor) END
            ) AS used
            FROM incident_event
            WHERE incident_id = incident.id AND type = 'script.used'
            ORDER BY payload->>'scriptId', seq DESC
          ) AS last_uses
        )
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE incident SET view = view - 'gradedAt' - 'scriptsUsed'`);
  }
}
