/**
 * Jobs that name an environment and have GitHub make no deployment of it: `environment: { name, deployment: false }`.
 * They get the environment's secrets, and a custom protection rule, which is asked about deployments, is not asked.
 */
import { readYaml } from '../../document/parse.ts';
import { workflowName } from '../../domain/workflow-file.ts';
import type { UnguardedJob } from '../ports.ts';

/** Workflows are longer than policies. */
const LIMITS = { kibibytes: 512, entries: 20_000 };
const LONGEST_NAME = 100;

/** Null: the file cannot be understood, so nothing is known of it. */
export function unguardedJobs(path: string, text: string): readonly UnguardedJob[] | null {
  const read = readYaml(text, LIMITS);
  if (read.kind === 'unreadable') return null;
  const jobs = recordOf(recordOf(read.document.value)?.['jobs']);
  if (jobs === null) return null;
  return Object.entries(jobs).flatMap(([job, value]) => {
    const environment = recordOf(recordOf(value)?.['environment']);
    if (environment === null || !isSwitchedOff(environment['deployment'])) return [];
    const name = environment['name'];
    return [{ workflow: workflowName(path), job: short(job), environment: short(String(name ?? '')) }];
  });
}

/** An expression is only known when the job runs, so it is shown. */
function isSwitchedOff(deployment: unknown): boolean {
  return deployment === false || (typeof deployment === 'string' && deployment.trim() !== 'true');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : null;
}

function short(text: string): string {
  return text.slice(0, LONGEST_NAME);
}
