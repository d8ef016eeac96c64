import type { DataSource, Logger } from 'typeorm';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * How PostgreSQL finds what `act` reads: each table that it reads whole, and each index that it reads, in order of
 * name. Reading a whole table is made dear, as it is where the table is large: it is told only where no index serves.
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
      for (const way of waysOf(plans[0].Plan)) found.add(way);
    });
  }
  return [...found].sort();
}

type Query = readonly [sql: string, parameters: unknown[]];

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

function waysOf(node: PlanNode): string[] {
  const whole = node['Node Type'] === 'Seq Scan' ? [`all of ${node['Relation Name']!}`] : [];
  const index = node['Index Name'];
  return [...whole, ...(index === undefined ? [] : [index]), ...(node.Plans ?? []).flatMap(waysOf)];
}
