/** What the page of the smoke file says beside its keys: verdicts, codes, and an example. */
import { REASON_CODES } from '../../src/smoke/codes.ts';
import { codes, table } from './page.ts';

const EXAMPLE = `version: 1
deadline: 10m
warm-up: { max: 2m, until: version }
control: ["https://status.example.net/"]
checks:
  - id: version
    version: { url: "https://shop.example.com/healthz", json: "$.commit", expect: "\${sha}" }
  - id: home
    http:
      url: "https://shop.example.com/"
      status: 2xx
      headers: { strict-transport-security: { contains: "max-age" } }
      body: { contains: "Add to basket" }
      latency: 800ms
  - id: stock
    depends-on: [home]
    http:
      url: "https://shop.example.com/api/stock/1"
      request-headers: { authorization: "Bearer \${env.SMOKE_TOKEN}" }
      json:
        - { path: "$.available", op: ">", value: 0 }
        - { path: "$.sizes[*].name", op: contains, value: "M" }
    show-body: on-failure
  - id: checkout-p95
    latency: { url: "https://shop.example.com/checkout", samples: 50, p95: 600ms, compare: { method: ratio } }
    severity: advisory
  - id: errors
    prometheus: { url: "https://metrics.example.com", query: "sum(rate(errors[5m]))", max: 1, on-empty: inconclusive }
  - id: certificate
    tls: { host: shop.example.com }`;

/** Stands before the keys. */
export const SMOKE_EXAMPLE: readonly string[] = [
  '## Example',
  '',
  '```yaml',
  EXAMPLE,
  '```',
  '',
  'Nothing else is asked until three answers in a row came from the commit that was deployed; what fails in the first two',
  'minutes is not counted. `stock` is asked after `home` has passed. A slow checkout and a certificate that ends soon are',
  'shown and stop nothing. When a required check is lost and the control address does not answer either, the verdict is',
  '`error`, `runner-network`.',
  '',
];

const VERDICTS: readonly (readonly [string, string])[] = [
  ['`pass`', 'As many samples in a row passed as `passes` asks for.'],
  ['`inconclusive`', 'There were answers, and they do not decide it.'],
  ['`error`', 'Nothing could be judged: nobody answered, or with something that cannot be evaluated.'],
  ['`fail`', 'Answers came and were wrong, or nobody answered and `error-is` is `fail`.'],
  ['`skipped`', 'Not asked or not finished: `fail-fast` or `dependency`. Of a check only, never of a run.'],
];

/** Stands behind the keys. */
export const SMOKE_RULES: readonly string[] = [
  `**\`\${NAME}\`** is a value that was set for the run; **\`\${env.NAME}\`** is a secret, which has to be allowed by its name.`,
  'Neither is ever read as YAML, and neither stands for the other.',
  '',
  '**Regular expressions** are RE2: no look-around, no back-references, time linear in the text, at most 300 characters.',
  '',
  '**JSON paths** are RFC 9535. One that can lead to one place only gives that value, any other the list of all values.',
  '',
  '## Verdicts',
  '',
  ...table(
    ['verdict', 'meaning'],
    VERDICTS.map(([name, meaning]) => [name, meaning]),
  ),
  '',
  'An *attempt* is one request. A *sample* is up to `retry.attempts` attempts, and has the result of the last one: one 504',
  'that a retry gets over is a pass, which the report calls `flaky`. After each sample the first rule that holds decides:',
  '',
  '1. more failed samples than `failure-limit`: `fail`;',
  '2. more errors in a row than `consecutive-error-limit`: `error`;',
  '3. `passes` passes in a row: `pass`;',
  '4. `samples` used up: `error` when the last one was an error, else `inconclusive`;',
  '5. the deadline: `error` when no answer ever came, `fail` when a sample failed, else `inconclusive`.',
  '',
  'A `version` check that only ever saw other versions is a `fail`, `version-mismatch`, under rules 4 and 5; one that saw',
  'both is `inconclusive`, and its message has the share of each. Once everything else was asked, a version that had',
  'passed is asked again: when another one answers by then, the run fails.',
  '',
  '`error-is: fail` makes a failure of an answer that did not come (connection, DNS, TLS, time-out) once the retries are',
  'used up. What came and could not be evaluated (too large, no JSON, a value of another type) stays an `error`, and so',
  'does an address that may not be asked; the latter, like a body that is too large, is not asked again. Errors count',
  'towards `samples` and end a row of passes.',
  '',
  'During the warm-up the check named in `until` is polled with one attempt each `interval`, and nothing that it misses is',
  'counted. All other checks wait until it has passed; when it does not, they are skipped with the code `dependency`. Once',
  'the warm-up is over, a `version` check whose version was not seen a single time fails, unless it has a `failure-limit` of',
  'its own; without a warm-up, or with a version that was seen beside another, it is asked until the deadline. A deadline',
  'that comes before the end of the warm-up ends it: what failed last, failed.',
  '',
  'The verdict of a run is the worst of its required checks: `pass`, `inconclusive`, `error`, `fail`. A required check that',
  'was skipped makes it an `error` when all others passed. An advisory check changes no verdict: what is required is asked',
  'though an advisory check that it depends on did not pass. The deadline, a cancelled run and `fail-fast` end requests that',
  'are under way.',
  '',
  '## Assertions',
  '',
  'Of an HTTP answer the status is judged first; then everything else that is asserted. What is false comes before what',
  'cannot be judged. Operators are typed: `"3"` is not `3`. `==`, `!=`, `in` and `type` compare values of any type;',
  '`>`, `>=`, `<`, `<=` numbers; `matches`, `starts-with`, `ends-with` texts; `contains`, `not-contains` a text in a text or',
  'an item in a list. Any other type is an `error`, `type-mismatch`. A path that leads nowhere is a `fail`,',
  '`path-not-found`, for every operator but `not-exists`. An answer that is no JSON, or nested deeper than 100 levels, is an',
  '`error`, `not-json`.',
  '',
  'Of a `prometheus` query every series has to fit; NaN and infinity are errors, and so is every fault of the server. A',
  '`junit` file in which no test ran is an error. A `command` that a signal ended is an error.',
  '',
  '## Latency',
  '',
  'A `latency` check makes `samples` requests one after the other, after three that are not counted. Percentiles are by',
  'nearest rank. Fewer than 20 samples are `inconclusive`, `too-few-samples`. A request that is not answered in time is',
  'infinitely slow (`null` in the report); so is one that is refused or cut, unless `error-is` is `error`. When the first',
  'five are refused and nobody has answered, the check ends with that reason. A status outside 200-299 is a failure of the',
  'check.',
  '',
  '`compare` holds the samples against those of a baseline report (a run of the same file before the deployment), or of an',
  'address that is asked in turn. `ratio` fails when the percentile is more than `max-ratio` times the other and at least',
  '`min-difference` above it. `mann-whitney` fails when the whole confidence interval of the shift lies above zero and above',
  '`tolerance` times the estimated shift, and the mean is more than `allowed-increase` times the other; equal samples pass.',
  'Without a baseline the percentiles decide alone; a check that has none is `inconclusive`, `no-baseline`, and advisory in',
  'the report, so that it neither holds a run up nor makes it pass.',
  '',
  '## What was broken before',
  '',
  'With a baseline report, a check that failed in it as well has the reason `pre-existing`: it stays a `fail`, so nothing is',
  'promoted, but a rollback would not help. The reason of the run is `pre-existing` only when that holds of every required',
  'check that failed. A `version` check is never excused.',
  '',
  '## Where the App runs it',
  '',
  'The App itself runs two smoke files, from where it is: the `preflight` of an environment before its gate opens, and',
  '`verify.smoke` while a deployment is watched (`verify.watch` with `every`). It runs the file of the default branch.',
  '',
  '- It probes `public` addresses, unless its operator allows more with `PROBE_NETWORK`; `network` of the file narrows that.',
  '- `command` and `junit` checks are an `error` there: the App starts no program and reads no file for anybody.',
  `- Names are \`\${sha}\`, the commit that is deployed, and \`\${environment}\`. There are no secrets: a file with \`\${env.NAME}\` is`,
  '  refused. `show-body` shows nothing.',
  '- A preflight may take two minutes, a run of a watch five, whatever `deadline` says. Four runs of one organisation are under way at one time, eight in all.',
  '',
  'A watch runs the checks marked `watch: true` and no other, without a warm-up. Where none is marked, nothing is probed, and',
  'the record of the watch says so. A run that fails is looked at a second time half a minute later; when that fails, too, the',
  'deployment has a verification that failed, like one that a job had sent, with everything that follows from it. An `error` or',
  '`inconclusive` run is no finding. The watch ends when its time is over, when another deployment was made, or when the',
  'environment goes back.',
  '',
  'In a job, `command: gate` runs the preflight from the runner, as far as the input `network` lets it reach.',
  '',
  '## What runs',
  '',
  'The report of a `version` check has `versions`: the expected one first, then those that answered, at most 20 of them, each as',
  '`{version, answers, expected, lastInARow}`. `answers` is how often it answered; `lastInARow` how many attempts in a row it',
  'answered up to the last one, which is 0 for all but the newest, and for all when the last attempt told no version. Where all',
  'required `version` checks that wait for a full commit id saw one commit at least three times in a row at their end, that is',
  'what runs: a rollback to it starts nothing.',
  '',
  '## Reasons',
  '',
  ...codes(REASON_CODES, 'meaning'),
  '',
];
