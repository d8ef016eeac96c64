import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeRefusals } from './describe-refusals.js';

const body = { content: {} };
const ok = { 200: { description: 'ok' } };

function described(): OpenAPIObject {
  const document: OpenAPIObject = {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: {
      '/health/ready': { get: { responses: { ...ok, 503: { description: 'ours' } } } },
      '/api/v1/messages': {
        post: {
          requestBody: body,
          responses: { ...ok, 413: { description: 'too_many_messages' } },
        },
      },
      '/api/v1/session': { post: { requestBody: body, responses: { ...ok } } },
      '/api/v1/incidents/{id}/claim': { post: { responses: { ...ok } } },
      '/api/v1/texts/check': { post: { requestBody: body, responses: { ...ok } } },
      '/api/v1/rooms': { get: { responses: { ...ok } } },
    },
  };
  return describeRefusals(document, 'x-csrf');
}

describe('describeRefusals', () => {
  it.each([
    ['/health/ready', 'get', ['200', '503'], []],
    ['/api/v1/messages', 'post', ['200', '400', '401', '403', '413', '415', '503'], []],
    ['/api/v1/session', 'post', ['200', '400', '403', '413', '415', '503'], ['x-csrf']],
    ['/api/v1/incidents/{id}/claim', 'post', ['200', '400', '401', '403', '503'], ['x-csrf']],
    ['/api/v1/rooms', 'get', ['200', '401', '403', '503'], []],
  ] as const)('says of %s what may be answered and what must be sent', (path, method, statuses, headers) => {
    const operation = described().paths[path]![method]!;
    expect(Object.keys(operation.responses)).toEqual(statuses);
    const names = (operation.parameters ?? []).map((one) => ('name' in one ? one.name : ''));
    expect(names).toEqual(headers);
  });

  it.each([
    ['/api/v1/incidents/{id}/claim', true, 'any value'],
    ['/api/v1/texts/check', false, 'any value; needed with a session, not with a key'],
  ])('wants the header on %s where no key does without it', (path, required, description) => {
    expect(described().paths[path]!.post!.parameters).toEqual([
      { name: 'x-csrf', in: 'header', required, description, schema: { type: 'string' } },
    ]);
  });

  it('says how to show who one is, and who may, as the permission table does', () => {
    const { paths } = described();
    expect(paths['/api/v1/messages']!.post!.security).toEqual([{ bearer: [] }]);
    expect(paths['/api/v1/session']!.post!.security).toBeUndefined();
    expect(paths['/api/v1/incidents/{id}/claim']!.post).toMatchObject({
      security: [{ cookie: [] }],
      description: 'For controller, pr, moderator.',
    });
    expect(paths['/api/v1/rooms']!.get).toMatchObject({
      security: [{ cookie: [] }, { bearer: [] }],
      description: 'For controller, pr, moderator, admin; keys with the scope read.',
    });
  });

  it('keeps what a route says itself, and gives every error its shape', () => {
    const { paths, components } = described();
    expect(paths['/api/v1/messages']!.post!.responses['413']).toEqual({
      description: 'too_many_messages',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
    });
    expect(paths['/health/ready']!.get!.responses['503']).toEqual({ description: 'ours' });
    expect(components?.schemas).toHaveProperty('ErrorAnswer');
  });
});
