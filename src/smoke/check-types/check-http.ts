/** What an `http` check says that cannot be meant. */
import type { Path } from '../../document/parse.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';
import type { SmokeCheck } from '../schema.ts';
import { jsonRuleFindings } from './check-json.ts';
import { patternFindings } from './check-pattern.ts';
import { urlFindings } from './check-url.ts';

type Http = NonNullable<SmokeCheck['http']>;

export function checkHttp(http: SmokeCheck['http'], path: Path): readonly SmokeFinding[] {
  if (http === undefined) return [];
  return [
    ...urlFindings(http.url, [...path, 'url']),
    ...requestFindings(http, path),
    ...Object.entries(http.headers).flatMap(([name, rule]) => headerFindings(rule, [...path, 'headers', name])),
    ...bodyFindings(http, path),
    ...(http.json ?? []).flatMap((rule, index) => jsonRuleFindings(rule, [...path, 'json', index])),
  ];
}

/** They say how the request is sent, which is not for a file to say. */
const SENT_BY_US: readonly string[] = [
  ...['connection', 'content-length', 'expect', 'keep-alive', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
];

function requestFindings(http: Http, path: Path): readonly SmokeFinding[] {
  const found = Object.entries(http['request-headers']).flatMap(([name, value]) => {
    const at = [...path, 'request-headers', name];
    if (SENT_BY_US.includes(name.toLowerCase())) {
      const message = `\`${name}\` says how the request is sent, which is not for a file to say. Take it out.`;
      return [finding('header-refused', at, message)];
    }
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return [];
    const message = 'The value has a character that no header can have, such as a line break. Take it out.';
    return [finding('header-refused', at, message)];
  });
  if (http['request-body'] !== undefined && (http.method === 'GET' || http.method === 'HEAD')) {
    const message = `A ${http.method} request has no body, and servers read it in different ways. Name another \`method\`, or take the body out.`;
    found.push(finding('assertion-refused', [...path, 'request-body'], message));
  }
  return found;
}

function headerFindings(rule: Http['headers'][string], path: Path): readonly SmokeFinding[] {
  const keys = Object.keys(rule);
  if (keys.length === 0) {
    const message = 'Nothing is said about the header. Add `equals`, `contains`, `matches` or `absent`.';
    return [finding('assertion-missing', path, message)];
  }
  if (rule.absent === true && keys.length > 1) {
    const message = 'A header that has to be absent has no value. Keep one of the two.';
    return [finding('assertion-refused', [...path, 'absent'], message)];
  }
  return patternFindings(rule.matches, [...path, 'matches']);
}

function bodyFindings({ body, method, json }: Http, path: Path): readonly SmokeFinding[] {
  const found = [...patternFindings(body.matches, [...path, 'body', 'matches'])];
  const asksForText = body.contains !== undefined || json !== undefined || (body.equals ?? '') !== '';
  if (body.empty === true && asksForText) {
    const message = 'A body that has to be empty cannot hold what is asked of it. Keep one of the two.';
    found.push(finding('assertion-refused', [...path, 'body', 'empty'], message));
  }
  if (body.contains !== undefined && body.contains === body['not-contains']) {
    const message = 'The body has to contain a text and must not contain it. Keep one of the two.';
    found.push(finding('assertion-refused', [...path, 'body', 'not-contains'], message));
  }
  if (method === 'HEAD' && asksForText) {
    const message = 'The answer to `HEAD` has no body, so what is asked of it could never hold. Use `GET`.';
    found.push(finding('assertion-refused', [...path, 'method'], message));
  }
  return found;
}
