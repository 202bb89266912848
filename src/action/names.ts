/**
 * Every name by which a workflow talks to the Action: commands, inputs, outputs. `action.yml` says the same, and a
 * test holds the two together, so a name is written nowhere else.
 */

export const COMMANDS = ['gate', 'smoke'] as const;
export type Command = (typeof COMMANDS)[number];

export interface InputSpec {
  readonly description: string;
  readonly required?: true;
  readonly default?: string;
  /** The commands that read it. */
  readonly for: readonly Command[];
}

export const INPUTS = {
  command: {
    description: 'What to do: `gate` (may this commit enter the environment?) or `smoke` (does the deployment work?).',
    required: true,
    for: ['gate', 'smoke'],
  },
  'github-token': {
    description: 'Token that reads the policy and the facts. The token of the job does; it needs read access only.',
    default: `\${{ github.token }}`,
    for: ['gate', 'smoke'],
  },
  'policy-file': {
    description: 'Path of the policy on the default branch.',
    default: '.github/tidegate.yml',
    for: ['gate'],
  },
  environment: {
    description: 'Environment that is deployed to. Default: that of the deployment event which started the run.',
    for: ['gate', 'smoke'],
  },
  sha: {
    description:
      'Full id of the commit that is deployed. Default: the commit of the run. Needed when the run was dispatched, because then the run does not tell what it deploys.',
    for: ['gate', 'smoke'],
  },
  'deployment-id': {
    description:
      'Id of the deployment that is asked about. Default: that of the deployment event which started the run.',
    for: ['gate'],
  },
  'smoke-file': {
    description: 'Path of the smoke checks on the default branch.',
    default: '.github/smoke.yml',
    for: ['smoke'],
  },
  set: {
    description:
      'Values for the names in the smoke file (a dollar sign and the name in braces): one NAME=VALUE a line. Not for secrets.',
    for: ['smoke'],
  },
  'fail-on': {
    description: 'Verdicts that fail the step: `any` (fail, error and inconclusive) or `fail`.',
    default: 'any',
    for: ['smoke'],
  },
  wait: {
    description: 'How long to wait for the gate to open, e.g. 90s, 30m or 4h.',
    default: '0s',
    for: ['gate'],
  },
  network: {
    description:
      'Addresses that may be probed: `public`, `private` (also private networks and this machine) or `loopback` (this machine only). Link-local addresses never.',
    default: 'public',
    for: ['smoke'],
  },
  'report-dir': {
    description: 'Folder for the report files. Default: a folder for temporary files of the runner.',
    for: ['gate', 'smoke'],
  },
  'dry-run': {
    description:
      'Read the policy or smoke file from the workspace instead of the default branch, to try out a change. The result counts for nothing else.',
    default: 'false',
    for: ['gate', 'smoke'],
  },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

export interface OutputSpec {
  readonly description: string;
  /** The commands that set it. */
  readonly for: readonly Command[];
}

export const OUTPUTS = {
  verdict: {
    description:
      'gate: `open`, `waiting` or `blocked`; smoke: `pass`, `fail`, `inconclusive` or `error`; `error` when there was nothing to judge.',
    for: ['gate', 'smoke'],
  },
  decision: {
    description: 'What follows for the workflow: `proceed` or `stop`.',
    for: ['gate', 'smoke'],
  },
  'reason-code': {
    description: 'The reason of the verdict as a stable code; empty when there is nothing to explain.',
    for: ['gate', 'smoke'],
  },
  result: {
    description: 'The decision or the smoke report as JSON; empty when there is none.',
    for: ['gate', 'smoke'],
  },
  'report-path': {
    description: 'File with the same JSON.',
    for: ['gate', 'smoke'],
  },
  'failed-checks': {
    description: 'Ids of the checks that failed or could not be judged, separated by commas.',
    for: ['smoke'],
  },
  'flaky-checks': {
    description: 'Ids of the checks that passed, and not at the first attempt, separated by commas.',
    for: ['smoke'],
  },
  'verified-sha': {
    description: 'The commit that passed; empty when it did not pass or is not known.',
    for: ['smoke'],
  },
  'earliest-opening': {
    description: 'When time alone would let the deployment in, as an RFC 3339 instant; empty when never.',
    for: ['gate'],
  },
  tier: {
    description: 'Risk tier of the release.',
    for: ['gate'],
  },
  'release-type': {
    description: '`major`, `minor`, `patch`, `emergency`, `rollback` or `redeploy`.',
    for: ['gate'],
  },
} as const satisfies Readonly<Record<string, OutputSpec>>;

export type OutputName = keyof typeof OUTPUTS;
