/** Days of work: what people do in the repository while processes are killed, and what has to have come of it. */
import type { Issue, PullRequest, Repository, Run, Standin } from '../../standin/start.ts';
import type { Random } from './random.ts';

export interface Story {
  /** Something that has people, CI or a deployment ask something of the App. */
  goOn(): void;
  /** What only a person can do for gates that are still held. */
  approveAll(): void;
  /** Deployments that were let through end, and their environments are free again. */
  finishRuns(): void;
  /** A new issue to talk in, so that no list of comments grows for ever. */
  turnPage(): void;
  readonly gates: readonly Gate[];
  readonly commands: readonly Command[];
  readonly pulls: readonly PullRequest[];
}

export interface Gate {
  readonly run: Run;
  readonly environment: string;
  readonly deploymentId: number;
  /** Nobody has to be asked. */
  readonly isFree: boolean;
}

export interface Command {
  readonly where: Issue;
  readonly commentId: number;
  readonly text: string;
}

const PEOPLE = ['anna', 'ben', 'cleo', 'mallory'];
const LANES = [1, 2, 3];
const POLICY = `version: 1
environments:
  free-*: {}
  board-*: {}
gates:
  - name: board
    for: { environments: ["board-*"] }
    require: { approvals: { count: 1, from: { users: [ben, cleo] }, of: release } }
`;

export function openShop(github: Standin): Repository {
  const acme = github.createOrganization('acme');
  for (const login of PEOPLE) {
    github.createUser(login);
    acme.addMember(login);
  }
  const files = { 'README.md': '# Shop\n', '.github/tidegate.yml': POLICY };
  const shop = github.createRepository({ owner: 'acme', name: 'shop', files });
  for (const login of PEOPLE) shop.setPermission(login, login === 'mallory' ? 'triage' : 'write');
  for (const environment of LANES.flatMap((lane) => [`free-${lane}`, `board-${lane}`])) {
    shop.createEnvironment(environment);
    const first = shop.createDeployment({ environment, ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(first.id, 'success');
    shop.enableRule(environment);
  }
  return shop;
}

export function startStory(shop: Repository, random: Random): Story {
  const gates: Gate[] = [];
  const commands: Command[] = [];
  const pulls: PullRequest[] = [];
  let talk = shop.openIssue({ title: 'release', author: 'anna' });
  let changes = 0;

  function deploy(kind: 'free' | 'board'): void {
    const taken = gates.filter(({ run }) => run.status !== 'completed').map(({ environment }) => environment);
    const environment = LANES.map((lane) => `${kind}-${lane}`).find((name) => !taken.includes(name));
    if (environment === undefined) {
      say('/tidegate status', 'cleo');
      return;
    }
    const run = shop.startRun({ environment, actor: 'anna' });
    const deploymentId = run.deployments[0]?.id ?? 0;
    gates.push({ run, environment, deploymentId, isFree: kind === 'free' });
  }
  function say(text: string, by: string): void {
    commands.push({ where: talk, commentId: talk.comment(text, by).id, text });
  }
  function approve({ environment, run }: Gate): void {
    say(`/tidegate approve ${environment} @${run.sha.slice(0, 12)}`, random.oneOf(['ben', 'cleo']));
  }
  function change() {
    changes += 1;
    return { message: `feat: change ${changes}`, author: 'anna', files: { [`src/${changes}.ts`]: 'text\n' } };
  }
  function propose(): void {
    const commit = change();
    const head = `change-${changes}`;
    shop.push({ ...commit, branch: head });
    pulls.push(shop.openPullRequest({ head, title: commit.message, author: 'anna' }));
  }
  function withOpenPull(act: (pull: PullRequest) => void): void {
    const pull = pulls.findLast(({ state }) => state === 'open');
    if (pull) act(pull);
    else propose();
  }
  const held = (): readonly Gate[] => gates.filter(({ run, isFree }) => !isFree && run.status === 'waiting');
  const acts: readonly [() => void, ...(() => void)[]] = [
    () => deploy('free'),
    () => deploy('free'),
    () => deploy('board'),
    () => (held()[0] ? approve(random.oneOf(held() as [Gate, ...Gate[]])) : deploy('board')),
    propose,
    () => withOpenPull((pull) => pull.push(change())),
    () => withOpenPull((pull) => pull.review({ by: 'ben', state: 'approved' })),
    () => withOpenPull((pull) => pull.merge({ by: 'ben', method: 'squash' })),
    () => say('/tidegate status', 'cleo'),
    () => say('/tidegate hold free-1 I do not like it', 'mallory'),
  ];
  return {
    goOn: () => random.oneOf(acts)(),
    approveAll: () => held().forEach(approve),
    finishRuns: () => {
      for (const { run } of gates.filter((each) => each.run.status === 'in_progress')) run.finish('success');
    },
    turnPage: () => {
      talk = shop.openIssue({ title: 'release', author: 'anna' });
    },
    gates,
    commands,
    pulls,
  };
}
