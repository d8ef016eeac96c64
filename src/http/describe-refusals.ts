import type { OpenAPIObject } from '@nestjs/swagger';
import { accessOf, type Access } from '../core/access/permissions.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

type Parameter = NonNullable<Operation['parameters']>[number];

/** Where an operation stands in the document. */
interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  /** Who may, as the permission table says. */
  readonly access: Access;
}

const NOBODY: Access = { roles: [] };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What the server refuses whatever the route does, in the words of the codes. A route that says more keeps its own. */
const REFUSALS: readonly {
  readonly status: number;
  readonly description: string;
  readonly when: (place: Place) => boolean;
}[] = [
  {
    status: 400,
    description: 'invalid: names the field; malformed: cannot be parsed',
    when: ({ path, operation }) => hasBody(operation) || path.includes('{'),
  },
  { status: 401, description: 'signed_out', when: ({ access }) => isForPeople(access) && !access.keys },
  {
    status: 401,
    description: 'signed_out; with a key: key_unknown, key_expired, key_revoked',
    when: ({ access }) => isForPeople(access) && access.keys !== undefined,
  },
  {
    status: 401,
    description: 'key_missing, key_unknown, key_expired, key_revoked',
    when: ({ access }) => access === 'ingest key',
  },
  { status: 401, description: 'key_missing, key_unknown', when: ({ access }) => access === 'host key' },
  {
    status: 403,
    description: 'not_allowed: names the roles; room_forbidden; scope_missing; csrf: the header is missing',
    when: ({ access }) => isForPeople(access),
  },
  { status: 403, description: 'csrf: the header is missing', when: isFromOurPage },
  { status: 403, description: 'scope_missing', when: ({ access }) => access === 'ingest key' },
  { status: 413, description: 'too_large', when: ({ operation }) => hasBody(operation) },
  {
    status: 415,
    description: 'media_type: neither JSON nor NDJSON; content_encoding: neither gzip nor none',
    when: ({ operation }) => hasBody(operation),
  },
  {
    status: 503,
    description: 'storage_away: Redis or PostgreSQL; Retry-After says when to come back',
    when: ({ path }) => path.startsWith('/api/'),
  },
];

/** Every answer that is not a success: `ErrorAnswer`. */
const ERROR_ANSWER = {
  type: 'object',
  required: ['status', 'code', 'message', 'text'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable, for programs' },
    message: {
      type: 'object',
      description: 'for people',
      required: ['zh', 'en'],
      properties: { zh: { type: 'string' }, en: { type: 'string' } },
    },
    text: {
      type: 'string',
      description:
        'the message in the language that Accept-Language prefers, Chinese unless it says otherwise',
    },
    retryAfter: { type: 'integer', description: 'seconds after which trying again makes sense' },
    findings: {
      type: 'array',
      items: { type: 'object' },
      description:
        'with words_not_ready: what the words guard found, as texts/check tells it; an override names one by its `key`',
    },
  },
};

/**
 * Adds to each operation what holds for all of its kind: the header that changes from our own page carry, and
 * the refusals that come before or below the route, each with the shape of our errors.
 * @param document changed in place
 * @param csrfHeader name of the header
 */
export function describeRefusals(document: OpenAPIObject, csrfHeader: string): OpenAPIObject {
  for (const place of operationsOf(document)) {
    const { operation } = place;
    describeAccess(place);
    if (isFromOurPage(place)) {
      operation.parameters = [...(operation.parameters ?? []), csrfParameter(csrfHeader, place)];
    }
    for (const { status, description, when } of REFUSALS) {
      if (when(place)) operation.responses[status] ??= { description };
    }
    if (place.path.startsWith('/api/')) shapeErrors(operation);
  }
  const { schemas, ...components } = document.components ?? {};
  document.components = { ...components, schemas: { ...schemas, ErrorAnswer: ERROR_ANSWER } };
  return document;
}

function csrfParameter(name: string, { access }: Place): Parameter {
  const isForKeysToo = isForPeople(access) && access.keys !== undefined;
  const description = isForKeysToo ? 'any value; needed with a session, not with a key' : 'any value';
  return { name, in: 'header', required: !isForKeysToo, description, schema: { type: 'string' } };
}

function operationsOf({ paths }: OpenAPIObject): Place[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const row = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      return operation ? [{ path, method, operation, access: accessOf(row) ?? NOBODY }] : [];
    }),
  );
}

/** How one shows who one is, and who may. */
function describeAccess({ operation, access }: Place): void {
  if (isByKey(access)) operation.security = [{ bearer: [] }];
  if (!isForPeople(access)) return;
  const { roles, keys = [] } = access;
  operation.security = [{ cookie: [] }, ...(keys.length > 0 ? [{ bearer: [] }] : [])];
  const byKey = keys.length > 0 ? `; keys with the scope ${keys.join(' or ')}` : '';
  operation.description = `For ${roles.join(', ')}${byKey}.`;
}

/** For programs and tablets: no page of another site can send their key. */
function isByKey(access: Access): boolean {
  return access === 'ingest key' || access === 'host key';
}

function isForPeople(access: Access): access is Exclude<Access, string> {
  return typeof access === 'object';
}

function shapeErrors({ responses }: Operation): void {
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400 || response === undefined || '$ref' in response) continue;
    response.content ??= { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } };
  }
}

/** A change that a person makes in the console; programs with a key are no page. */
function isFromOurPage({ method, access }: Place): boolean {
  return method !== 'get' && !isByKey(access);
}

function hasBody(operation: Operation): boolean {
  return operation.requestBody !== undefined;
}
