import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Where an operation stands in the document. */
interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

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
  { status: 401, description: 'signed_out', when: ({ operation }) => isSecured(operation, 'cookie') },
  {
    status: 401,
    description: 'key_missing, key_unknown',
    when: ({ operation }) => isSecured(operation, 'bearer'),
  },
  { status: 403, description: 'csrf: the header is missing', when: isFromOurPage },
  { status: 413, description: 'too_large', when: ({ operation }) => hasBody(operation) },
  {
    status: 415,
    description: 'media_type: neither JSON nor NDJSON; content_encoding: neither gzip nor none',
    when: ({ operation }) => hasBody(operation),
  },
  {
    status: 503,
    description: 'storage_away: Redis or PostgreSQL; Retry-After says when to come back',
    when: ({ path }) => path.startsWith('/api/') && !path.endsWith('/session'),
  },
];

/** Every answer that is not a success: `ErrorAnswer`. */
const ERROR_ANSWER = {
  type: 'object',
  required: ['status', 'code', 'message'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable, for programs' },
    message: {
      type: 'object',
      description: 'for people',
      required: ['zh', 'en'],
      properties: { zh: { type: 'string' }, en: { type: 'string' } },
    },
    retryAfter: { type: 'integer', description: 'seconds after which trying again makes sense' },
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
    if (isFromOurPage(place)) {
      const header = { name: csrfHeader, in: 'header', required: true, schema: { type: 'string' } } as const;
      operation.parameters = [...(operation.parameters ?? []), header];
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

function operationsOf({ paths }: OpenAPIObject): Place[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

function shapeErrors({ responses }: Operation): void {
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400 || response === undefined || '$ref' in response) continue;
    response.content ??= { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } };
  }
}

/** A change that a person makes in the console; programs with a key are no page. */
function isFromOurPage({ method, operation }: Place): boolean {
  return method !== 'get' && !isSecured(operation, 'bearer');
}

function hasBody(operation: Operation): boolean {
  return operation.requestBody !== undefined;
}

function isSecured(operation: Operation, by: string): boolean {
  return (operation.security ?? []).some((one) => by in one);
}
