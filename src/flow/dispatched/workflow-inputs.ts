/** What a workflow file says of being started by hand. */
import { readYaml } from '../../document/parse.ts';

/** `unreadable`: GitHub may understand it all the same, and says so when it is asked to start it. */
export type StartedByHand =
  | { readonly kind: 'inputs'; readonly names: readonly string[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreadable' };

const LIMITS = { kibibytes: 512, entries: 20_000 };

export function startedByHand(text: string): StartedByHand {
  const read = readYaml(text, LIMITS);
  if (read.kind !== 'read') return { kind: 'unreadable' };
  const triggers = child(read.document.value, 'on');
  if (triggers === 'workflow_dispatch') return { kind: 'inputs', names: [] };
  if (Array.isArray(triggers)) {
    return triggers.includes('workflow_dispatch') ? { kind: 'inputs', names: [] } : { kind: 'never' };
  }
  if (!isMap(triggers) || !Object.hasOwn(triggers, 'workflow_dispatch')) return { kind: 'never' };
  const inputs = child(triggers['workflow_dispatch'], 'inputs');
  return { kind: 'inputs', names: isMap(inputs) ? Object.keys(inputs) : [] };
}

/** What takes only what the file names: everything else may be the name of a commit. */
const BOUND: ReadonlySet<unknown> = new Set(['boolean', 'choice', 'environment', 'number']);

/** The inputs that take any text from whoever starts the workflow; null: the file does not say so plainly. */
export function freeInputs(text: string): readonly string[] | null {
  const read = readYaml(text, LIMITS);
  const triggers = read.kind === 'read' ? child(read.document.value, 'on') : undefined;
  if (triggers === 'workflow_dispatch') return [];
  if (Array.isArray(triggers)) return triggers.includes('workflow_dispatch') ? [] : null;
  const trigger = child(triggers, 'workflow_dispatch');
  if (trigger === undefined) return null;
  const inputs = trigger === null ? null : isMap(trigger) ? (child(trigger, 'inputs') ?? null) : undefined;
  if (inputs === null) return [];
  if (!isMap(inputs)) return null;
  return Object.keys(inputs).filter((name) => !BOUND.has(child(inputs[name], 'type')));
}

function child(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
