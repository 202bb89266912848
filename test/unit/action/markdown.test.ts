import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { markdownText } from '../../../src/action/markdown.ts';

const render = (text: string) => new MarkdownIt({ html: true, linkify: true }).render(markdownText(text)).trim();

describe('text of others in Markdown', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', /<img/],
    ['![a](http://b.example/c.png)', /<img/],
    ['[a](http://b.example)', /<a /],
    ['http://b.example/x www.b.example', /<a /],
    ['**bold** _em_ `code` ~~s~~', /<(?:strong|em|code|s)>/],
    ['# title', /<h1/],
    ['- item', /<li/],
    ['1. item', /<li/],
    ['a\n\n| b |', /<p>[\s\S]*<p>/],
    ['</details>', /<\/details>/],
    ['<!-- tidegate -->', /<!--/],
  ])('%s is only text', (text, forbidden) => {
    expect(render(text)).not.toMatch(forbidden);
  });

  it('does not ping, refer or close', () => {
    expect(render('@acme/team fixes #12')).toBe('<p>@\u200bacme/team fixes #\u200b12</p>');
  });

  it('stays on one line and in one table cell', () => {
    expect(markdownText('a | b\r\nc')).not.toMatch(/[|\r\n]/);
  });

  it('keeps the words', () => {
    expect(render('expected status 200-204, but found 503')).toBe('<p>expected status 200-204, but found 503</p>');
  });
});
