import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeAnswers } from './describe-answers.js';

const schema = { $ref: '#/components/schemas/Key' };
const answers = { schemaOf: () => schema, components: () => ({ Key: { type: 'object' } }) };

function described(status: number, produces: readonly string[], responses: object): OpenAPIObject {
  const get = { operationId: 'C_show', responses: responses as Record<string, { description: string }> };
  const document = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: { '/c': { get } } };
  return describeAnswers(document, new Map([['C_show', { status, produces }]]), answers);
}

describe('describeAnswers', () => {
  it.each([
    ['JSON', 200, [], {}, { description: 'OK', content: { 'application/json': { schema } } }],
    [
      'a file',
      200,
      ['text/csv'],
      {},
      { description: 'OK', content: { 'text/csv': { schema: { type: 'string' } } } },
    ],
    ['nothing', 204, [], { 204: { description: 'noted' } }, { description: 'noted' }],
    [
      'in its own words',
      201,
      [],
      { 201: { description: 'made' }, 409: { description: 'taken' } },
      { description: 'made', content: { 'application/json': { schema } } },
    ],
  ])('says of a route that answers %s what comes', (_, status, produces, responses, answer) => {
    const { paths, components } = described(status, produces, responses);
    expect(paths['/c']!.get!.responses).toEqual({ ...responses, [status]: answer });
    expect(components?.schemas).toEqual({ Key: { type: 'object' } });
  });

  it('refuses an operation that no controller has', () => {
    const document = described(200, [], {});
    expect(() => describeAnswers(document, new Map(), answers)).toThrow('C_show');
  });
});

describe('openapi.json', () => {
  const { paths, components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as OpenAPIObject;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) =>
      item[method] ? [{ name: `${method} ${path}`, responses: item[method].responses }] : [],
    ),
  );

  it.each(operations)('says what $name answers when all went well', ({ responses }) => {
    const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    expect(successes).toHaveLength(1);
    const [status, answer] = successes[0]!;
    const schemas = Object.values((answer as { content?: object }).content ?? {});
    expect(schemas.length > 0).toBe(status !== '204');
    for (const one of schemas) expect(one).toHaveProperty('schema');
  });

  it('points to nothing that is not there', () => {
    const named = JSON.stringify(paths) + JSON.stringify(components);
    const names = new Set([...named.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!));
    expect([...names].filter((name) => !(name in (components?.schemas ?? {})))).toEqual([]);
  });
});
