import { describe, expect, it } from 'vitest';
import { InputError, parseInputs } from '../../../src/action/inputs.ts';
import type { InputName } from '../../../src/action/names.ts';

function parse(given: Partial<Record<InputName, string>>) {
  return parseInputs((name) => given[name] ?? '');
}

describe('the inputs', () => {
  it('have the defaults of action.yml where nothing is given', () => {
    expect(parse({ command: 'gate' })).toEqual({
      command: 'gate',
      token: '',
      environment: '',
      sha: '',
      reportDir: '',
      isDryRun: false,
      policyFile: '.github/tidegate.yml',
      deploymentId: undefined,
      waitMs: 0,
      network: 'public',
    });
    expect(parse({ command: 'smoke' })).toMatchObject({
      smokeFile: '.github/smoke.yml',
      set: new Map(),
      failOn: 'any',
      network: 'public',
      onError: 'fail',
      baseline: '',
      appUrl: '',
      secrets: new Map(),
    });
    expect(parse({ command: 'rollback' })).toMatchObject({
      policyFile: '.github/tidegate.yml',
      deploymentId: undefined,
      waitMs: 0,
      appUrl: '',
    });
  });

  it.each([
    ['https://tidegate.example.com/', 'https://tidegate.example.com'],
    ['https://example.com/tidegate', 'https://example.com/tidegate'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000/', 'http://localhost:3000'],
  ])('take %s for the address of a server', (given, appUrl) => {
    expect(parse({ command: 'smoke', 'app-url': given })).toMatchObject({ appUrl });
  });

  it.each([
    'http://tidegate.example.com',
    'http://127.0.0.1.example.com',
    'tidegate',
    'https://me:x@a.example',
    'ftp://a.example',
    'https://a.example/?x=1',
  ])('do not send a token to %s', (given) => {
    expect(() => parse({ command: 'rollback', 'app-url': given })).toThrow('Input "app-url"');
  });

  it('read what is given', () => {
    const set = ' base=https://a.example/?x=1\n\n sha = no\nempty=';
    expect(() => parse({ command: 'smoke', set })).toThrow('Input "set", line 3, is not NAME=VALUE.');
    expect(parse({ command: 'smoke', set: 'base=https://a.example/?x=1\r\nempty=' })).toMatchObject({
      set: new Map([
        ['base', 'https://a.example/?x=1'],
        ['empty', ''],
      ]),
    });
    expect(parse({ command: 'gate', wait: '90s', 'deployment-id': '7', 'dry-run': 'true' })).toMatchObject({
      waitMs: 90_000,
      deploymentId: 7,
      isDryRun: true,
    });
  });

  it.each<[InputName, string]>([
    ['wait', '-1s'],
    ['wait', '10'],
    ['sha', 'main'],
    ['sha', 'C0FFEE0000000000000000000000000000000000'],
    ['deployment-id', '1e3'],
    ['policy-file', '/etc/passwd'],
    ['policy-file', '.github/../../x'],
    ['dry-run', 'yes'],
  ])('refuse %s = %j', (name, value) => {
    expect(() => parse({ command: 'gate', [name]: value })).toThrow(InputError);
  });

  it('name the commands that exist', () => {
    const list = 'gate or smoke or rollback or notes or dora';
    expect(() => parse({ command: 'deploy' })).toThrow(`Input "command" is "deploy": write ${list}.`);
  });

  it('of notes and figures have the defaults of action.yml', () => {
    expect(parse({ command: 'notes' })).toMatchObject({
      ...{ from: '', to: '', service: '', publish: 'summary', policyFile: '.github/tidegate.yml' },
    });
    expect(parse({ command: 'dora' })).toMatchObject({ service: '', keepsIssue: undefined });
    expect(parse({ command: 'dora', issue: 'false' })).toMatchObject({ keepsIssue: false });
  });

  it.each<[InputName, string]>([
    ['from', '--upload-pack=x'],
    ['to', 'v1..v2'],
    ['to', 'a b'],
    ['publish', 'release, comment'],
  ])('of notes refuse %s: %j', (name, value) => {
    expect(() => parse({ command: 'notes', [name]: value })).toThrow(`Input "${name}" is ${JSON.stringify(value)}`);
  });

  it.each(['v1.2.0', 'refs/tags/v1', 'feature/a+b@2', 'c0ffee0'])('of notes take %s for a revision', (from) => {
    expect(parse({ command: 'notes', from })).toMatchObject({ from });
  });

  it('of figures refuse an issue that is neither wanted nor not', () => {
    expect(() => parse({ command: 'dora', issue: '12' })).toThrow('Input "issue" is "12": write true or false.');
  });
});
