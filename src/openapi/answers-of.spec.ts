import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { answersIn, type Answers } from './answers-of.js';

const OPTIONS: ts.CompilerOptions = { strict: true, target: ts.ScriptTarget.ES2023, types: [] };

/** What a controller would answer, written with the types of a project of these files. */
function answersFrom(files: Readonly<Record<string, string>>): Answers {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, language) =>
    files[name] === undefined
      ? getSourceFile.call(host, name, language)
      : ts.createSourceFile(name, files[name], language);
  host.fileExists = (name) => name in files || fileExists.call(host, name);
  // The folder is nowhere.
  delete host.directoryExists;
  return answersIn(ts.createProgram(['/p/c.controller.ts'], OPTIONS, host));
}

/** @param type of the answer, which may name the declarations */
function answerOf(type: string, declarations = ''): { schema: object; components: object } {
  const answers = answersFrom({
    '/p/c.controller.ts': `${declarations}; class C { declare x: number; async show(): Promise<${type}> { throw 0; } }`,
  });
  return { schema: answers.schemaOf('C_show'), components: answers.components() };
}

function failureOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const string = { type: 'string' };
const number = { type: 'number' };

describe('answersOf', () => {
  it.each([
    ['readonly string[]', { type: 'array', items: string }],
    [
      '{ readonly a: number; b?: string | undefined }',
      { type: 'object', required: ['a'], properties: { a: number, b: string } },
    ],
    ['Readonly<Record<string, number>>', { type: 'object', additionalProperties: number }],
    ['("b" | "a")[]', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }],
    ['"only"[]', { type: 'array', items: { type: 'string', const: 'only' } }],
    ['number | null', { anyOf: [number, { type: 'null' }] }],
    ['readonly (boolean | number)[]', { type: 'array', items: { anyOf: [{ type: 'boolean' }, number] } }],
    [
      'readonly [number, string?]',
      { type: 'array', prefixItems: [number, string], minItems: 1, maxItems: 2 },
    ],
    ['readonly [number, ...string[]]', { type: 'array', prefixItems: [number], minItems: 1, items: string }],
    [
      '{ at: Date; note(): void; gone?: never }',
      { type: 'object', required: ['at'], properties: { at: { type: 'string', format: 'date-time' } } },
    ],
    [
      'Pick<{ a: number; b: number }, "a"> & { c: unknown }',
      { type: 'object', required: ['a', 'c'], properties: { a: number, c: {} } },
    ],
    [
      '{ id: string & { readonly __brand: 1 } }',
      { type: 'object', required: ['id'], properties: { id: string } },
    ],
  ])('writes %s as JSON does', (type, schema) => {
    expect(answerOf(type)).toEqual({ schema, components: {} });
  });

  it('makes what has a name a component, once, with what its comments say, even where it holds itself', () => {
    const { schema, components } = answerOf(
      'readonly Tree[]',
      '/** A tree. */ interface Tree {\n/** Its parts. */ parts: Tree[]; kind?: Kind } type Kind = "oak" | "ash"; type Of<T> = { it: T }',
    );
    const tree = { $ref: '#/components/schemas/Tree' };
    expect(schema).toEqual({ type: 'array', items: tree });
    expect(components).toEqual({
      Kind: { type: 'string', enum: ['ash', 'oak'] },
      Tree: {
        type: 'object',
        description: 'A tree.',
        required: ['parts'],
        properties: {
          parts: { type: 'array', items: tree, description: 'Its parts.' },
          kind: { $ref: '#/components/schemas/Kind' },
        },
      },
    });
  });

  it('writes what is generic where it stands', () => {
    const declarations = 'interface Page<T> { items: T[] }; type Named<T> = { name: T }';
    expect(answerOf('Page<Named<string>>', declarations)).toEqual({
      schema: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { type: 'object', required: ['name'], properties: { name: string } },
          },
        },
      },
      components: {},
    });
  });

  it.each(['string', 'void', 'Map<string, number>', 'bigint'])('refuses %s: it is no JSON', (type) => {
    expect(() => answerOf(type)).toThrow('C_show: say with @ApiProduces what it answers');
  });

  it('refuses two types of one name', () => {
    const answers = answersFrom({
      '/p/a.ts': 'export interface State { a: 1 }',
      '/p/b.ts': 'export interface State { b: 1 }; export interface B { state: State }',
      '/p/c.controller.ts': `import { State } from './a'; import { B } from './b';
        class C { show(): { state: State; b: B } { throw 0; } }`,
    });
    const why = expect.objectContaining({
      cause: new Error('Two types are called State: /p/a.ts and /p/b.ts.'),
    });
    expect(failureOf(() => answers.schemaOf('C_show'))).toEqual(why);
  });

  it('refuses an operation that no controller has', () => {
    expect(() => answersFrom({ '/p/c.controller.ts': 'class C {}' }).schemaOf('C_show')).toThrow('C_show');
  });
});
