/** Every workflow of this repository: those that run here, those we give as examples, and those shown in pages. */
import { globSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { filesOf, ROOT, textOf } from '../architecture/repository-files.ts';

export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

export function ownWorkflows(): readonly WorkflowText[] {
  return filesOf('.github/workflows/*.{yml,yaml}').map(read);
}

export function exampleWorkflows(): readonly WorkflowText[] {
  return globSync('examples/strategies/*/.github/workflows/*.{yml,yaml}', { cwd: ROOT }).toSorted().map(read);
}

/** Blocks of pages that are a workflow or a part of one. */
export function shownWorkflows(): readonly WorkflowText[] {
  const pages = [...filesOf('*.md'), ...filesOf('{docs,examples,src}/**/*.md')];
  return pages.flatMap((file) => workflowsIn(file, textOf(file)));
}

export function workflowsIn(file: string, page: string): readonly WorkflowText[] {
  return [...page.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].flatMap(({ 1: block = '', index }) => {
    const text = asWorkflow(block);
    const line = page.slice(0, index).split('\n').length;
    return text === undefined ? [] : [{ file: `${file}.${line}.yml`, text }];
  });
}

type Keys = Readonly<Record<string, unknown>>;

/** Undefined for what is no workflow, such as a policy. */
function asWorkflow(block: string): string | undefined {
  const shown = parsed(block);
  if (shown === undefined) return /^[\s-]*(uses|runs-on|jobs):/m.test(block) ? block : undefined;
  if (isKeys(shown) && isKeys(shown['jobs'])) return 'on' in shown && isWhole(shown['jobs']) ? block : around(shown);
  if (isKeys(shown) && isJobs(shown)) return around({ jobs: shown });
  if (Array.isArray(shown) && shown.length > 0 && shown.every(isStep))
    return around({ jobs: { shown: { steps: shown } } });
  return undefined;
}

function parsed(block: string): unknown {
  try {
    return load(block);
  } catch {
    return undefined;
  }
}

function isKeys(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStep(value: unknown): boolean {
  return isKeys(value) && ('uses' in value || 'run' in value);
}

function isJobs(value: Keys): boolean {
  const jobs = Object.values(value);
  return jobs.length > 0 && jobs.every((job) => isKeys(job) && ('runs-on' in job || Array.isArray(job['steps'])));
}

function isWhole(jobs: Keys): boolean {
  return Object.values(jobs).every((job) => isKeys(job) && ('uses' in job || ('runs-on' in job && 'steps' in job)));
}

/** The whole workflow that a shown part belongs to: what starts it, where jobs run, and jobs that are needed. */
function around(shown: Keys): string {
  const jobs = Object.entries(shown['jobs'] as Keys).map(([name, job]) => [name, wholeJob(job as Keys)] as const);
  const needed = jobs.flatMap(([, job]) => ('needs' in job ? [job['needs']].flat().map(String) : []));
  const missing = needed.filter((name) => !jobs.some(([known]) => known === name));
  const all = [...missing.map((name) => [name, wholeJob({})] as const), ...jobs];
  return dump({ on: { push: { branches: ['main'] } }, ...shown, jobs: Object.fromEntries(all) });
}

function wholeJob(job: Keys): Keys {
  return 'uses' in job ? job : { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'true' }], ...job };
}

function read(file: string): WorkflowText {
  return { file, text: textOf(file) };
}

export interface OwnStep {
  readonly command: string;
  /** Names of its inputs. */
  readonly given: readonly string[];
}

/** The steps that use our action. */
export function stepsOfOurs(text: string): readonly OwnStep[] {
  const { jobs } = load(text) as { readonly jobs: Keys };
  const steps = Object.values(jobs).flatMap((job) => (isKeys(job) && Array.isArray(job['steps']) ? job['steps'] : []));
  return steps.flatMap((step: Keys) => {
    if (!/\/tidegate@/.test(String(step['uses']))) return [];
    const inputs = isKeys(step['with']) ? step['with'] : {};
    return [{ command: String(inputs['command']), given: Object.keys(inputs) }];
  });
}
