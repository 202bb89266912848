import { askOrNull, type Connection, once } from '../client.ts';

/** Whether our protection rule is switched on for an environment. One that is not there has none. */
export async function hasOurRule({ octokit, owner, repo, appId }: Connection, environment: string): Promise<boolean> {
  const answer = await askOrNull(`Reading the protection rules of ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules', {
      owner,
      repo,
      environment_name: environment,
      request: once(),
    }),
  );
  const rules = answer?.data.custom_deployment_protection_rules ?? [];
  return rules.some((rule) => rule.enabled && Number(rule.app.id) === appId);
}
