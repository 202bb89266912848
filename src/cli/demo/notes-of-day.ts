/**
 * The notes that a job of the demo's repository writes, as `command: notes` of the Action does: from GitHub, with the
 * job's own token, by the policy of the default branch.
 */
import { writeNotes } from '../../flow/notes/write-notes.ts';
import type { Connection } from '../../github/client.ts';
import { connectGitHub } from '../../github/connect.ts';
import { notesHistoryOn } from '../../github/reads/notes/notes-history.ts';
import { findRepository } from '../../github/reads/past-events/find-repository.ts';
import { patientOctokit } from '../../github/reads/past-events/patient-octokit.ts';
import type { Notes } from '../../notes/notes.ts';
import { renderNotes } from '../../notes/render/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { POLICY_FILE } from '../policy-file.ts';
import { policyIn } from '../read-policy.ts';
import { NotAsTold } from './expect.ts';
import type { Stage } from './stage.ts';

/** Commits that production ran before, and runs then. */
export interface Between {
  readonly from: string;
  readonly to: string;
}

export interface NotesOfDay {
  readonly notes: Notes;
  /** Markdown. */
  readonly text: string;
}

/** Of a release on GitHub. */
const LIMIT = 125_000;

export async function notesOfDay(stage: Stage, { from, to }: Between): Promise<NotesOfDay> {
  const connection = await connectJob(stage);
  const policy = await policyOn(connection);
  const notes = await writeNotes(notesHistoryOn(connection), {
    ...{ repository: stage.shop.fullName, from, to, policy, environment: 'production', answeredBy: 'github' },
    ...{ service: null, releaseFile: null, outcome: null },
  });
  // Read in a terminal, which follows no links.
  return { notes, text: renderNotes(notes, { limit: LIMIT, repositoryUrl: null, zone: stage.day.zone }) };
}

async function connectJob({ github, shop, now }: Stage): Promise<Connection> {
  const permissions = { contents: 'read', deployments: 'read', pull_requests: 'read' } as const;
  const token = github.jobToken({ repository: shop.fullName, permissions });
  const [owner = '', name = ''] = shop.fullName.split('/');
  const octokit = patientOctokit({ apiUrl: github.url, token, patience: { now, wait: refuseToWait, tell: () => {} } });
  const repository = await findRepository(octokit, { owner, name });
  return { octokit, repository, owner, repo: name, self: 'github-actions[bot]', appId: null };
}

/** On this machine there is nothing to wait for. */
async function refuseToWait(ms: number): Promise<void> {
  throw new NotAsTold(`GitHub asks the job to wait for ${ms} ms.`);
}

async function policyOn({ octokit, repository, self, appId }: Connection): Promise<Policy> {
  const github = connectGitHub(octokit, repository, { self, appId });
  const { sha } = await github.repository(POLICY_FILE);
  const file = await github.file(POLICY_FILE, sha);
  const read = policyIn(file?.text ?? '', POLICY_FILE);
  if (read.kind !== 'valid') throw new NotAsTold(`${POLICY_FILE} of the default branch is not valid.`);
  return read.policy.policy;
}
