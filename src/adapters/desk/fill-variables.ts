import { z } from 'zod';

/** `${DESK_NAME}`: secrets stand in the environment, not in a file. */
const VARIABLE = /\$\{([^}]*)\}/g;

type Path = readonly PropertyKey[];

/**
 * Puts the environment's values into every text of what was read, before a schema sees it.
 * @param variables those that the file may name; any other is wrong there. No message holds a value.
 */
export function withVariables<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string>>,
) {
  return z.preprocess((value, context) => {
    const refuse = (name: string, path: Path): string => {
      const rule = '变量名须以 DESK_ 开头且已设置 / a variable must begin with DESK_ and be set';
      context.addIssue({ code: 'custom', path: [...path], message: `${name}: ${rule}` });
      return '';
    };
    const fill = (inner: unknown, path: Path): unknown => {
      if (typeof inner === 'string') {
        return inner.replace(VARIABLE, (_all, name: string) =>
          Object.hasOwn(variables, name) ? variables[name]! : refuse(name, path),
        );
      }
      if (Array.isArray(inner)) return inner.map((one, index) => fill(one, [...path, index]));
      if (typeof inner !== 'object' || inner === null) return inner;
      return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, fill(one, [...path, key])]));
    };
    return fill(value, []);
  }, schema);
}
