import { LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { FileRefused } from './file-refused.js';

export interface YamlFile<Data> {
  readonly data: Data;
  /** @returns the line where a value stands, from 1; of what is missing, its parent's */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * @param file its path, for messages
 * @throws FileRefused with the line of the first thing that is no YAML or does not fit the schema
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  source: string,
  schema: Schema,
): YamlFile<z.output<Schema>> {
  const counter = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const broken = yaml.errors[0];
  if (broken) throw new FileRefused(file, lineAt(broken.pos[0]), `YAML 有误 / YAML: ${broken.message}`);

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = yaml.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const read = schema.safeParse(yaml.toJS());
  if (read.success) return { data: read.data, lineOf };
  const { path, message } = read.error.issues[0]!;
  throw new FileRefused(file, lineOf(path), `${path.join('.') || '文件'} 有误 / wrong: ${message}`);
}
