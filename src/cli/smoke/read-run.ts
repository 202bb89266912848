/** What a run needs from files, read before anything is probed. */
import type { Network } from '../../domain/probe.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Redact } from '../../domain/redact.ts';
import { readReport } from '../../smoke/output/parse.ts';
import { parseSmoke } from '../../smoke/parse.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { SmokeSubject } from '../../smoke/ports.ts';
import { allowedNetwork, networkProblem } from '../../smoke/reach/allowed-network.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { UsageError } from '../exit-codes.ts';
import { readText } from '../read-text.ts';

export interface AskedRun {
  readonly file: string;
  readonly names: ReadonlyMap<string, string>;
  readonly secrets: ReadonlyMap<string, string>;
  readonly redact: Redact;
  readonly network: Network;
  /** Path of an earlier report. */
  readonly baseline: string | undefined;
  readonly reportDir: string | undefined;
  readonly subject: SmokeSubject;
}

export type ReadRun =
  | {
      readonly kind: 'ready';
      readonly plan: SmokePlan;
      readonly network: Network;
      readonly baseline: SmokeReport | undefined;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Throws {@link UsageError} where the baseline that was named is none. */
export async function readRun({ file, names, secrets, redact, network, baseline }: AskedRun): Promise<ReadRun> {
  const earlier = baseline === undefined ? undefined : await readBaseline(baseline);
  const read = await readText(file);
  if (read.kind === 'unreadable') {
    const problem = { severity: 'error', source: 'smoke', file, code: 'file-unreadable', line: 1, column: 1 } as const;
    return { kind: 'invalid', problems: [{ ...problem, message: read.message }] };
  }
  const parsed = parseSmoke(read.text, { file, names, secrets });
  if (parsed.kind === 'invalid') {
    const problems = parsed.problems.map((problem) => ({ ...problem, message: redact(problem.message) }));
    return { kind: 'invalid', problems };
  }
  const { plan } = parsed;
  const allowed = allowedNetwork(network, plan.network);
  if (allowed.kind === 'none') {
    return { kind: 'invalid', problems: [networkProblem(network, plan.network ?? network, { file, text: read.text })] };
  }
  return { kind: 'ready', plan, network: allowed.network, baseline: earlier };
}

async function readBaseline(file: string): Promise<SmokeReport> {
  const read = await readText(file);
  if (read.kind === 'unreadable') throw new UsageError(`--baseline: ${read.message}`);
  const parsed = readReport(read.text);
  if (parsed.kind === 'report') return parsed.report;
  throw new UsageError(
    `--baseline: ${file} is no smoke-report.json (${parsed.why}). Give the one that an earlier run wrote with --report-dir or printed with --json.`,
  );
}
