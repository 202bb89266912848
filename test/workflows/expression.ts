/** Expressions of workflows, evaluated by GitHub's own engine. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** E.g. `{ github: { sha: '…' }, env: {} }`. */
export type Contexts = Readonly<Record<string, unknown>>;
/** Of the job so far, or of the jobs that are needed. */
export type Status = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The text with what stands in `${{ }}` filled in. */
export function fillIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) =>
    evaluate(expression, contexts, 'success').coerceString(),
  );
}

/** Whether a job or a step with this `if` runs. Without one of the four functions, `success()` is part of it. */
export function isToRun(condition: unknown, contexts: Contexts, status: Status): boolean {
  const text = condition === undefined ? 'success()' : String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const whole = /\b(success|failure|always|cancelled)\(/.test(text) ? text : `success() && (${text})`;
  const result = evaluate(whole, contexts, status);
  return result.kind === data.Kind.String ? result.coerceString() !== '' : Boolean(result.number());
}

function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const answers = { success: status === 'success', failure: status === 'failure', cancelled: status === 'cancelled' };
  const functions = Object.entries({ ...answers, always: true }).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, known, new Map(functions.map((each) => [each.name, each]))).evaluate();
}
