import ts from 'typescript';
import { choiceOf, simpleSchema, type Schema } from './simple-schema.js';

/** JSON schemas of TypeScript types, as JSON.stringify writes their values. What has a name of ours becomes a component. */
export class TypeSchemas {
  private readonly named = new Map<string, { readonly symbol: ts.Symbol; schema: Schema }>();
  private readonly checker: ts.TypeChecker;

  constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker();
  }

  /** What `$ref`s point to, by name. */
  components(): Record<string, Schema> {
    const byName = [...this.named].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(byName.map(([name, { schema }]) => [name, schema]));
  }

  /** @throws Error where a type has no JSON: a Map, a bigint; and where two of one name would be one component */
  of(type: ts.Type): Schema {
    const symbol = this.nameOf(type);
    if (!symbol) return this.written(type);
    const known = this.named.get(symbol.name);
    if (known && known.symbol !== symbol) {
      throw new Error(`Two types are called ${symbol.name}: ${fileOf(known.symbol)} and ${fileOf(symbol)}.`);
    }
    if (!known) {
      const entry = { symbol, schema: {} };
      // Before its parts: they may name it again.
      this.named.set(symbol.name, entry);
      entry.schema = { ...this.written(type), ...this.said(symbol) };
    }
    return { $ref: `#/components/schemas/${symbol.name}` };
  }

  /** Types of the language and of libraries, and what is generic, are written where they stand. */
  private nameOf(type: ts.Type): ts.Symbol | undefined {
    const args = type.aliasSymbol ? type.aliasTypeArguments : this.argumentsOf(type);
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    return symbol && !args?.length && this.isOurs(symbol) ? symbol : undefined;
  }

  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    return type.isClassOrInterface() ? (type.typeParameters ?? []) : [];
  }

  private isOurs(symbol: ts.Symbol): boolean {
    const file = symbol.declarations?.[0]?.getSourceFile();
    const { program } = this;
    return Boolean(
      file && !program.isSourceFileFromExternalLibrary(file) && !program.isSourceFileDefaultLibrary(file),
    );
  }

  private written(type: ts.Type): Schema {
    const bare = this.checker.getNonNullableType(type);
    if (type.isUnion() && bare !== type) {
      const nullable = type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
      return nullable ? { anyOf: [this.of(bare), { type: 'null' }] } : this.of(bare);
    }
    const simple = simpleSchema(this.checker, type);
    if (simple) return simple;
    if (type.isUnion()) return choiceOf(this.checker, type.types, (one) => this.of(one));
    const brandOf = type.isIntersection() && type.types.find(({ flags }) => flags & ts.TypeFlags.StringLike);
    return brandOf ? this.of(brandOf) : this.object(type);
  }

  private object(type: ts.Type): Schema {
    if (type.symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    if (this.checker.isTupleType(type)) return this.tuple(type as ts.TupleTypeReference);
    if (this.checker.isArrayType(type)) {
      return { type: 'array', items: this.of(this.checker.getTypeArguments(type as ts.TypeReference)[0]!) };
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || this.isOfLanguage(type)) {
      throw new Error(`${this.checker.typeToString(type)} is not written as JSON.`);
    }
    const properties = this.checker.getPropertiesOfType(type).filter((one) => this.isWritten(one));
    const required = properties.filter((one) => !this.mayBeMissing(one)).map(({ name }) => name);
    const [index] = this.checker.getIndexInfosOfType(type);
    return {
      type: 'object',
      ...(required.length > 0 && { required }),
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map((one) => [one.name, this.property(one)])),
      }),
      ...(index && { additionalProperties: this.of(index.type) }),
    };
  }

  private tuple(type: ts.TupleTypeReference): Schema {
    const parts = this.checker.getTypeArguments(type).map((part) => this.of(part));
    const fixed = type.target.fixedLength;
    const rest = parts[fixed];
    return {
      type: 'array',
      prefixItems: parts.slice(0, fixed),
      minItems: type.target.minLength,
      ...(rest ? { items: rest } : { maxItems: fixed }),
    };
  }

  private property(symbol: ts.Symbol): Schema {
    return { ...this.of(this.checker.getTypeOfSymbol(symbol)), ...this.said(symbol) };
  }

  private isWritten(symbol: ts.Symbol): boolean {
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol));
    return !(type.flags & ts.TypeFlags.Never) && type.getCallSignatures().length === 0;
  }

  private mayBeMissing(symbol: ts.Symbol): boolean {
    const type = this.checker.getTypeOfSymbol(symbol);
    const types = type.isUnion() ? type.types : [type];
    const isOptional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
    return isOptional || types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
  }

  private isOfLanguage(type: ts.Type): boolean {
    return type.symbol?.name !== '__type' && type.symbol !== undefined && !this.isOurs(type.symbol);
  }

  private said(symbol: ts.Symbol): Schema {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    return description ? { description } : {};
  }
}

function fileOf({ declarations }: ts.Symbol): string {
  return declarations?.[0]?.getSourceFile().fileName ?? '';
}
