/** Our own stand-in. */
import { Octokit } from '@octokit/rest';
import { connectGitHub } from '../../src/github/connect.ts';
import { installationToken, openShop } from '../standin/clients.ts';
import type { Place } from './place.ts';

export async function openStandinPlace(): Promise<Place> {
  const opened = await openShop();
  const { github: standin, shop } = opened;
  const auth = await installationToken(opened);
  const octokit = new Octokit({ auth, baseUrl: standin.url });
  const { id, owner, name } = shop;
  const repository = { id, owner, name, installationId: shop.installationId ?? 0 };
  return {
    github: connectGitHub(octokit, repository, { self: standin.app.botLogin, appId: standin.app.id }),
    repository,
    head: async () => shop.head(),
    propose: async (branch, files) => {
      shop.push({ branch, message: `feat: ${branch}`, author: 'anna', files });
      const pull = shop.openPullRequest({ head: branch, title: `feat: ${branch}`, author: 'anna' });
      return { number: pull.number, headSha: pull.headSha };
    },
    review: async (number, state) => shop.pullRequest(number).review({ by: 'ben', state, body: 'seen' }).id,
    comment: async (number, body) => shop.pullRequest(number).comment(body, 'anna').id,
    comments: async (number) => shop.pullRequest(number).comments,
    checks: async (ref) => {
      const { data } = await octokit.rest.checks.listForRef({ owner, repo: name, ref, filter: 'all' });
      return data.check_runs.map(({ id, name, status, conclusion, output }) => {
        return { id, name, status, conclusion, title: output.title };
      });
    },
    [Symbol.asyncDispose]: async () => {
      standin.assertClean();
      await standin.close();
    },
  };
}
