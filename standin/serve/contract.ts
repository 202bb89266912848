/** Holds requests and answers against GitHub's description. */
import type { CorruptAnswer } from '../surface/standin.ts';
import type { Operation, Parameter } from '../validate/operation.ts';
import { operationsOf } from '../validate/operation.ts';
import type { Schemas } from '../validate/schemas.ts';
import { shaped } from '../validate/shape.ts';
import type { Violations } from '../violations.ts';
import type { Answer } from './call.ts';
import { brokenRule } from './rules.ts';

export interface Matched {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

export class Contract {
  corrupt: CorruptAnswer | null = null;
  private readonly operations: readonly Operation[];
  private readonly schemas: Schemas;
  private readonly violations: Violations;

  constructor(schemas: Schemas, violations: Violations) {
    this.schemas = schemas;
    this.violations = violations;
    // `/commits/{ref}/check-runs` comes before `/commits/{ref}`, whose ref may contain slashes.
    this.operations = [...operationsOf(schemas.description)].sort((a, b) => b.literals - a.literals);
  }

  match(method: string, pathname: string): Matched | null {
    for (const operation of this.operations) {
      const found = operation.method === method ? operation.pattern.exec(pathname) : null;
      if (found === null) continue;
      const values = found.slice(1).map(decodeURIComponent);
      return { operation, path: Object.fromEntries(operation.names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return null;
  }

  /** What is wrong with a request, or null. What is wrong is also a violation. */
  requestProblem(matched: Matched, query: Readonly<Record<string, string>>, body: unknown): string | null {
    const { operation, path } = matched;
    const described = this.parametersProblem(operation, path, query) ?? this.bodyProblem(operation, body);
    if (described !== null) {
      this.violations.add('request', operation.id, described);
      return described;
    }
    const isBody = typeof body === 'object' && body !== null;
    const broken = isBody ? brokenRule(operation.id, { ...body }) : null;
    if (broken !== null) this.violations.add('rule', operation.id, broken);
    return broken;
  }

  private parametersProblem(
    operation: Operation,
    path: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
  ): string | null {
    const known = new Set(operation.parameters.filter(({ place }) => place === 'query').map(({ name }) => name));
    const unknown = Object.keys(query).find((name) => !known.has(name));
    if (unknown !== undefined) return `unknown query parameter ${unknown}`;
    for (const parameter of operation.parameters) {
      const text = (parameter.place === 'path' ? path : query)[parameter.name];
      if (text === undefined && parameter.required) return `missing parameter ${parameter.name}`;
      const problem = text === undefined ? null : this.schemas.problem(parameter.schema, typed(parameter, text));
      if (problem !== null) return `${parameter.place} parameter ${parameter.name} ${problem}`;
    }
    return null;
  }

  private bodyProblem({ body: expected }: Operation, body: unknown): string | null {
    if (expected === null) return body === undefined ? null : 'the operation takes no body';
    if (body === undefined) return expected.required ? 'the body is missing' : null;
    return this.schemas.problem(expected.schema, body);
  }

  /** Cuts an answer to what is declared, lets a test corrupt it, and validates it. Null when it must not be sent. */
  checkedAnswer({ id, answers }: Operation, answer: Answer): Answer | null {
    const schema = answers.get(answer.status);
    const isText = typeof answer.body === 'string';
    const shape = schema && !isText ? shaped(answer.body, schema, this.schemas.description) : answer.body;
    const said = this.corrupt?.({ operation: id, status: answer.status, body: shape }) ?? { ...answer, body: shape };
    const problem = isText ? null : this.answerProblem(answers, said.status, said.body);
    if (problem === null) return { ...answer, ...said };
    this.violations.add('answer', id, problem);
    return null;
  }

  private answerProblem(answers: Operation['answers'], status: number, body: unknown): string | null {
    const schema = answers.get(status);
    if (schema === undefined) return `status ${status} is not declared`;
    if (schema === null) return body === undefined ? null : `status ${status} is declared without a body`;
    return this.schemas.problem(schema, body);
  }
}

/** Query and path carry text; numbers and booleans are read as such where they are declared. */
function typed({ schema }: Parameter, text: string): unknown {
  if (schema['type'] === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (schema['type'] === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
