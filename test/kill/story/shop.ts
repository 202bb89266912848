/** The repository that people work in, with a policy that asks for all that is told and kept of a release. */
import type { Repository, Standin } from '../../../standin/start.ts';
import { VARIABLES } from '../receiver.ts';

/** Ravi owns releases, Ola may override; Mallory may do nothing. */
export const PEOPLE = ['anna', 'ben', 'cleo', 'ravi', 'ola', 'mallory'];
export const LANES = [1, 2, 3];
export const PRODUCTION = ['production-1', 'production-2'] as const;
export const STAGES = ['code-freeze', 'test-end', 'staging', 'production'] as const;
export const CAUSE = 'gap/testing';

const { channel, log, onCall, manager } = VARIABLES;
const POLICY = `version: 1
environments:
  free-*: {}
  board-*: {}
  production-1: { release-manager: { users: [ravi] }, verify: { within: 1h } }
  production-2: { release-manager: { users: [ravi] }, verify: { within: 1h } }
gates:
  - name: board
    for: { environments: ["board-*"] }
    require: { approvals: { count: 1, from: { users: [ben, cleo] }, of: release } }
override: { by: { users: [ola] }, expires: 2h }
plan: { milestones: "release/*", stages: { code-freeze: -5d, test-end: -2d, staging: -1d, production: 0d } }
escalation:
  - { when: [verification-failed, verification-missing], page: ${onCall}, then: { after: 8h, page: ${manager} } }
record: { for: { environments: ["production-*"] } }
reviews: { due: 5d, cause-labels: [${CAUSE}] }
notes: { comment: true }
notify:
  - { on: [planned, started, override, verification-failed, verification-missing], slack: ${channel} }
  - { on: [planned, released, override, verification-failed, verification-missing], webhook: ${log} }
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
  const lanes = LANES.flatMap((lane) => [`free-${lane}`, `board-${lane}`]);
  for (const environment of [...lanes, ...PRODUCTION]) {
    shop.createEnvironment(environment);
    const first = shop.createDeployment({ environment, ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(first.id, 'success');
    shop.enableRule(environment);
  }
  return shop;
}
