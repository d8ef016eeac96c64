import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { PERMISSIONS } from '../core/access/permissions.js';
import { noteRoutes, refuseUnlistedRoutes } from './note-routes.js';

const LIMITS = { key: 3_000, person: 200, public: 10 };
const served = Object.keys(PERMISSIONS);

describe('the routes of a process', () => {
  it('are noted as the table writes them, without their heads, also those of plug-ins', async () => {
    const server = fastify();
    const rows = noteRoutes(server, LIMITS);
    server.get('/api/v1/rooms/:roomId', () => 'a room');
    server.register((plugin, _options, done) => {
      plugin.post('/api/v1/secrets', () => 'a secret');
      done();
    });
    await server.ready();
    expect(rows).toEqual(['GET /api/v1/rooms/:roomId', 'POST /api/v1/secrets']);
    await server.close();
  });

  it.each([
    ['/api/v1/messages', LIMITS.key],
    ['/api/v1/keys', LIMITS.person],
    ['/api/v1/session', LIMITS.public],
    ['/api/v1/not-listed', LIMITS.person],
  ])('take bodies at %s of at most %i bytes', async (url, limit) => {
    const server = fastify();
    noteRoutes(server, LIMITS);
    server.post(url, () => 'taken');
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const send = async (bytes: number): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${address}${url}`, { method: 'POST', body: '1'.repeat(bytes), headers })).status;
    };
    expect([await send(limit), await send(limit + 1)]).toEqual([200, 413]);
    await server.close();
  });

  it('let the process start only when the table has them all, and no others', () => {
    expect(() => refuseUnlistedRoutes(served, [])).not.toThrow();
    expect(() => refuseUnlistedRoutes([...served, 'POST /api/v1/secrets'], [])).toThrow(
      'POST /api/v1/secrets',
    );
    expect(() => refuseUnlistedRoutes(served.slice(1), [])).toThrow(served[0]);
    expect(() => refuseUnlistedRoutes(served.slice(1), [served[0]!])).not.toThrow();
  });
});
