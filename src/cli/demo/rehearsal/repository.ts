/** acme/shop: Anna writes it, Ben reviews, Ola is on call. Production runs its first commit. */
import type { Repository, Standin } from '../../../../standin/start.ts';

export const PEOPLE = ['anna', 'ben', 'ola'] as const;

/** Nothing of it depends on the hour. */
export const POLICY = `version: 1
zone: UTC
risk:
  - tier: low
    because: documentation only
    when: { only-paths: ["docs/**", "**/*.md"] }
  - tier: medium
    because: everything else
environments:
  production: {}
gates:
  - name: review
    for: { tiers: [medium, high], environments: [production] }
    require: { approvals: { of: release, count: 1, from: { permission: write } } }
override: { by: { teams: [sre] }, expires: 4h }
`;

export function buildRepository(github: Standin): Repository {
  const acme = github.createOrganization('acme');
  for (const login of PEOPLE) {
    github.createUser(login);
    acme.addMember(login);
  }
  acme.createTeam('sre', { members: ['ola'] });
  const shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    files: { '.github/tidegate.yml': POLICY, 'README.md': '# Shop\n', 'src/shop.ts': 'export const change = 0;\n' },
  });
  for (const login of PEOPLE) shop.setPermission(login, 'write');
  shop.createEnvironment('production');
  const first = shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(first.id, 'success');
  shop.enableRule('production');
  return shop;
}
