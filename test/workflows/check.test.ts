/** What GitHub's own checker and actionlint say of every workflow here, and that both really look. */
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../scripts/reference/permissions.ts';
import { type Command, INPUTS } from '../../src/action/names.ts';
import { textOf } from '../architecture/repository-files.ts';
import { checkWithActionlint } from './actionlint.ts';
import { type Finding, formatFinding } from './finding.ts';
import { type CheckWithLanguageService, openLanguageService } from './language-service.ts';
import { parseWorkflow } from './run-workflow.ts';
import { exampleWorkflows, ownWorkflows, shownWorkflows, stepsOfOurs, workflowsIn } from './texts.ts';

let checkWithLanguageService: CheckWithLanguageService;

beforeAll(async () => {
  checkWithLanguageService = await openLanguageService();
}, 60_000);

async function findings(file: string, text: string): Promise<readonly string[]> {
  const found: readonly Finding[][] = [
    [...(await checkWithLanguageService(file, text))],
    [...(await checkWithActionlint(file, text))],
  ];
  return found.flat().map(formatFinding);
}

describe('workflows', () => {
  const all = [...ownWorkflows(), ...exampleWorkflows(), ...shownWorkflows()];

  it('are found in each place where there are some', () => {
    expect(ownWorkflows().map(({ file }) => file)).toEqual([
      '.github/workflows/ci.yml',
      '.github/workflows/release.yml',
    ]);
    expect(exampleWorkflows().length).toBeGreaterThanOrEqual(6);
    const pages = shownWorkflows().map(({ file }) => file.replace(/\.\d+\.yml$/, ''));
    expect(new Set(pages)).toEqual(
      new Set([...pages, 'README.md', 'docs/guide/action.md', 'docs/guide/strategies.md']),
    );
  });

  it.each(all)('$file has no finding', async ({ file, text }) => {
    expect(await findings(file, text)).toEqual([]);
  });

  it('action.yml has no finding', async () => {
    expect((await checkWithLanguageService('action.yml', textOf('action.yml'))).map(formatFinding)).toEqual([]);
  });
});

const JOB = `on: push
jobs:
  gate:
    runs-on: ubuntu-24.04
    environment: { name: production, deployment: false }
    concurrency: { group: production, queue: max }
    steps:
      - uses: OWNER/tidegate@COMMIT
        with: { command: gate, environment: production }
  deploy:
    needs: gate
    runs-on: ubuntu-24.04
    steps:
      - run: ./deploy.sh "\${{ github.sha }}"
`;

describe('a fault that is planted in a workflow is found', () => {
  it('where there is none, nothing is found', async () => {
    expect(await findings('planted.yml', JOB)).toEqual([]);
  });

  it.each([
    ['an unknown event', 'on: push', 'on: pusj', /pusj/],
    ['a job that is needed and missing', 'needs: gate', 'needs: gaet', /gaet/],
    ['text of others in a shell script', 'github.sha', 'github.event.issue.title', /potentially untrusted/],
    ['an unknown runner', 'ubuntu-24.04\n    steps', 'ubuntu-99.04\n    steps', /ubuntu-99\.04/],
    ['an unknown permission', 'needs: gate', 'permissions: { deployment: read }', /deployment/],
    ['an unknown key', 'needs: gate', 'need: gate', /need/],
    ['an unknown key beside one that actionlint does not know', 'deployment: false', 'deploymen: false', /deploymen/],
    ['an unknown context', 'github.sha', 'gihub.sha', /gihub/],
    ['an unknown input of our action', 'environment: production }\n  d', 'enviroment: production }\n  d', /enviroment/],
    ['our action without its command', 'command: gate, ', '', /Missing required input `command`/],
    ['a step without its text', 'run: ./deploy.sh', 'rum: ./deploy.sh', /rum/],
  ])('%s', async (_what, before, after, finding) => {
    expect(JOB).toContain(before);
    const found = await findings('planted.yml', JOB.replace(before, after));
    expect(found.filter((line) => finding.test(line))).not.toEqual([]);
  });

  it.each([
    ['a Node that runners do not have', 'node24', 'node23', /node23/],
    ['a misspelt key', 'main: dist', 'mian: dist', /mian/],
    ['an action that does not say what it does', /^description: .*$/m, '', /description/],
  ])('%s, in action.yml', async (_what, before, after, finding) => {
    const found = await checkWithLanguageService('action.yml', textOf('action.yml').replace(before, after));
    expect(found.map(formatFinding).filter((line) => finding.test(line))).not.toEqual([]);
  });

  it('in a page, shown whole or in part', async () => {
    const fence = '```';
    const page = [
      ['on: push', 'jobs:', '  a:', '    runs-on: ubuntu-24.04', '    steps: [{ uses: OWNER/tidegate@COMMIT }]'],
      ['jobs:', '  a:', '    needs: before', '    runs-on: ubuntu-24.04', '    stepz: []'],
      ['  smoke:', '    runs-on: ubuntu-99.04'],
      ['- uses: OWNER/tidegate@COMMIT', '  with: { comand: gate }'],
      ['- uses: [broken'],
    ].map((lines) => `${fence}yaml\n${lines.join('\n')}\n${fence}\n`);
    const shown = workflowsIn('page.md', page.join('\n'));
    expect(shown.map(({ file }) => file)).toEqual([1, 9, 17, 22, 27].map((line) => `page.md.${line}.yml`));
    for (const { file, text } of shown) expect(await findings(file, text), text).not.toEqual([]);
  });

  it('and what is no workflow is left alone', () => {
    const fence = '```';
    const policy = `${fence}yaml\nversion: 1\nenvironments:\n  production: {}\n${fence}\n`;
    expect(workflowsIn('page.md', policy)).toEqual([]);
  });
});

describe('inputs that our workflows give', () => {
  /** Text of every step that uses our action, with the inputs of the registry that its command reads. */
  it.each([...exampleWorkflows(), ...shownWorkflows()])('$file gives each command only what it reads', ({ text }) => {
    for (const { command, given } of stepsOfOurs(text)) {
      const read = Object.entries(INPUTS).filter(([, input]) => (input.for as readonly string[]).includes(command));
      expect(read.length, `${command} is a command`).toBeGreaterThan(0);
      expect(given.filter((name) => !read.some(([known]) => known === name))).toEqual([]);
    }
  });
});

/** As the examples write it. */
const COMMIT = `\${{ env.SHA }}`;

describe('example workflows', () => {
  it.each(exampleWorkflows())(
    '$file gives no permission by default, pins other actions and keeps no token',
    ({ text }) => {
      const { permissions, jobs } = parseWorkflow(text);
      expect(permissions).toEqual({});
      for (const job of Object.values(jobs)) {
        for (const step of job.steps.filter(({ uses }) => uses !== undefined && !uses.includes('/tidegate@'))) {
          expect(text).toMatch(new RegExp(`${step.uses} # v\\d+\\.\\d+\\.\\d+\n`));
          expect(step.uses).toMatch(/@[0-9a-f]{40}$/);
          expect(step.with?.['persist-credentials']).toBe(false);
        }
      }
    },
  );

  it.each(exampleWorkflows())('$file gives the jobs of our action what the table of the README says', ({ text }) => {
    for (const job of Object.values(parseWorkflow(text).jobs)) {
      const commands = job.steps.flatMap((step) =>
        step.uses?.includes('/tidegate@') ? String(step.with?.['command']) : [],
      );
      for (const command of commands) expect(job.permissions).toMatchObject(PERMISSIONS[command as Command].needed);
    }
  });

  it.each(exampleWorkflows())(
    '$file names the commit, lets no gate hold a group, and waits for no rollback',
    ({ text }) => {
      for (const job of Object.values(parseWorkflow(text).jobs)) {
        const ours = job.steps.map(({ with: inputs }) => inputs ?? {});
        // A dispatched run is filed under the newest commit, so each step has to be told which one it is about.
        for (const inputs of ours.filter(({ command }) => command !== undefined)) expect(inputs['sha']).toBe(COMMIT);
        if (ours.some(({ command }) => command === 'gate')) expect(job).not.toHaveProperty('concurrency');
        for (const inputs of ours.filter(({ command }) => command === 'rollback'))
          expect(inputs).not.toHaveProperty('wait');
      }
      expect(load(text)).not.toHaveProperty('concurrency');
    },
  );
});
