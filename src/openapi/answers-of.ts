import ts from 'typescript';
import type { Schema } from './simple-schema.js';
import { TypeSchemas } from './type-schemas.js';

/** What operations answer, as the return types of their methods say it. */
export interface Answers {
  /** @param operationId the class and its method: `KeysController_list` */
  readonly schemaOf: (operationId: string) => Schema;
  /** What the schemas asked for so far point to. */
  readonly components: () => Record<string, Schema>;
}

/** Reads the controllers with the project's own settings. */
export function answersOf(tsconfig: string): Answers {
  const read = ts.readConfigFile(tsconfig, (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, process.cwd());
  const controllers = fileNames.filter((name) => name.endsWith('.controller.ts'));
  return answersIn(ts.createProgram(controllers, options));
}

/** @param program its root files hold the controllers */
export function answersIn(program: ts.Program): Answers {
  const schemas = new TypeSchemas(program);
  const types = returnTypesOf(program);
  return {
    schemaOf: (operationId) => {
      const type = types.get(operationId);
      if (!type) throw new Error(`No controller has the method of ${operationId}.`);
      try {
        if (type.flags & ts.TypeFlags.StringLike)
          throw new Error('Nest writes a string as it is, without quotes.');
        return schemas.of(type);
      } catch (error) {
        throw new Error(`${operationId}: say with @ApiProduces what it answers, or answer JSON.`, {
          cause: error,
        });
      }
    },
    components: () => schemas.components(),
  };
}

/** What the methods of classes answer once awaited, by operation id. */
function returnTypesOf(program: ts.Program): ReadonlyMap<string, ts.Type> {
  const checker = program.getTypeChecker();
  const files = program.getRootFileNames().map((name) => program.getSourceFile(name)!);
  const methods = files
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((controller) => controller.members.filter(ts.isMethodDeclaration));
  return new Map(
    methods.map((method) => {
      const type = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method)!);
      const controller = (method.parent as ts.ClassDeclaration).name?.text ?? '';
      return [`${controller}_${method.name.getText()}`, checker.getAwaitedType(type) ?? type];
    }),
  );
}
