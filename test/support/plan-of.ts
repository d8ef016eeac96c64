import type { DataSource, EntityManager, Logger, ObjectLiteral } from 'typeorm';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * How PostgreSQL finds what `act` reads: each table that it reads whole, and each index that it reads, in order of
 * name; a partition's under the name of the whole. Reading a whole table is made dear, as it is where the table is
 * large: it is told only where no index serves.
 */
export async function planOf(
  dataSource: DataSource,
  act: () => Promise<unknown>,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [sql, parameters] of await queriesOf(dataSource, act)) {
    await dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      const [{ 'QUERY PLAN': plans }] = await manager.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
        `EXPLAIN (FORMAT JSON) ${sql}`,
        parameters,
      );
      for (const { name, prefix } of readBy(plans[0].Plan)) {
        found.add(`${prefix}${await wholeOf(manager, name)}`);
      }
    });
  }
  return [...found].sort();
}

type Query = readonly [sql: string, parameters: unknown[] | ObjectLiteral];

async function queriesOf(dataSource: DataSource, act: () => Promise<unknown>): Promise<readonly Query[]> {
  const queries: Query[] = [];
  const { logger } = dataSource;
  const listening: Partial<Logger> = {
    logQuery: (sql, parameters) => void queries.push([sql, parameters ?? []]),
  };
  dataSource.logger = Object.assign(Object.create(logger) as Logger, listening);
  try {
    await act();
  } finally {
    dataSource.logger = logger;
  }
  return queries;
}

interface Read {
  readonly name: string;
  readonly prefix: '' | 'all of ';
}

function readBy(node: PlanNode): readonly Read[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, Plans: under = [] } = node;
  const own: Read[] = index === undefined ? [] : [{ name: index, prefix: '' }];
  if (type === 'Seq Scan' && table !== undefined) own.push({ name: table, prefix: 'all of ' });
  return [...own, ...under.flatMap(readBy)];
}

/** @returns the partitioned index or table that it is a part of, itself where it is none */
async function wholeOf(manager: EntityManager, name: string): Promise<string> {
  const [whole] = await manager.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhparent WHERE inhrelid = to_regclass($1)`,
    [name],
  );
  return whole?.name ?? name;
}
