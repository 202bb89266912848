import type { RunByHand } from '../../flow/ports.ts';

interface Run {
  readonly event: string;
  readonly path: string;
  readonly head_sha: string;
}

/** Undefined: something happened in the repository that the run is about. GitHub may add `@` and the reference. */
export function runByHand({ event, path, head_sha: sha }: Run): RunByHand | undefined {
  return event === 'workflow_dispatch' ? { workflow: path.replace(/@.*$/, ''), sha } : undefined;
}
