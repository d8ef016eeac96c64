import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Answers } from './answers-of.js';
import type { Route } from './routes-of.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Content = Record<string, { schema: object }>;

const NO_CONTENT = 204;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * Adds to each operation what it answers when all went well.
 * @param document changed in place
 * @param routes by operation id
 * @throws Error about an operation of which nobody says what it answers
 */
export function describeAnswers(
  document: OpenAPIObject,
  routes: ReadonlyMap<string, Route>,
  answers: Answers,
): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) describe(operation, routes, answers);
    }
  }
  const { schemas, ...components } = document.components ?? {};
  document.components = { ...components, schemas: { ...schemas, ...answers.components() } };
  return document;
}

function describe(operation: Operation, routes: ReadonlyMap<string, Route>, answers: Answers): void {
  const id = operation.operationId ?? '';
  const route = routes.get(id);
  if (!route) throw new Error(`No controller has the operation ${id}.`);
  const { status } = route;
  const said = operation.responses[status];
  const description = said && 'description' in said && said.description;
  operation.responses[status] = {
    ...said,
    description: description || (STATUS_CODES[status] ?? ''),
    ...(status !== NO_CONTENT && { content: contentOf(route, () => answers.schemaOf(id)) }),
  };
}

function contentOf({ produces }: Route, schema: () => object): Content {
  if (produces.length === 0) return { 'application/json': { schema: schema() } };
  return Object.fromEntries(produces.map((type) => [type, { schema: { type: 'string' } }]));
}
