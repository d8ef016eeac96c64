import ts from 'typescript';

export type Schema = Readonly<Record<string, unknown>>;

type Literal = string | number | boolean;

const PRIMITIVES: readonly (readonly [ts.TypeFlags, Schema])[] = [
  [ts.TypeFlags.StringLike, { type: 'string' }],
  [ts.TypeFlags.NumberLike, { type: 'number' }],
  [ts.TypeFlags.BooleanLike, { type: 'boolean' }],
  [ts.TypeFlags.Null, { type: 'null' }],
  [ts.TypeFlags.NonPrimitive, { type: 'object' }],
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
];

/** Schema of a type without parts; undefined of one that has some. */
export function simpleSchema(checker: ts.TypeChecker, type: ts.Type): Schema | undefined {
  const value = literalOf(checker, type);
  if (value !== undefined) return { type: typeof value, const: value };
  return PRIMITIVES.find(([flags]) => type.flags & flags)?.[1];
}

/**
 * Schema of a union, in an order of its own: the compiler's depends on what it met first.
 * @param schemaOf schema of a member that is no literal
 */
export function choiceOf(
  checker: ts.TypeChecker,
  types: readonly ts.Type[],
  schemaOf: (type: ts.Type) => Schema,
): Schema {
  const values = types.map((type) => literalOf(checker, type)).filter((value) => value !== undefined);
  const others = types.filter((type) => literalOf(checker, type) === undefined);
  const parts = [...others.map((type) => schemaOf(type)), ...enumsOf(values)].sort(byText);
  return parts.length === 1 ? parts[0]! : { anyOf: parts };
}

function literalOf(checker: ts.TypeChecker, type: ts.Type): Literal | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return type.flags & ts.TypeFlags.BooleanLiteral ? checker.typeToString(type) === 'true' : undefined;
}

/** One enum a kind of value; both booleans are none. */
function enumsOf(values: readonly Literal[]): Schema[] {
  const kinds = [...new Set(values.map((value) => typeof value))];
  return kinds.map((type) => {
    const some = values.filter((value) => typeof value === type).sort();
    return type === 'boolean' && some.length === 2 ? { type } : { type, enum: some };
  });
}

function byText(one: Schema, other: Schema): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
