// A page loads fast over a mobile network, and its cost does not grow with the site.
// A rule text may be of any length, and no constant can hold for its words: where
// 3.2 times its words (numbers, ids and links around them) are more, they are its limit.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expectNone } from './site.mjs';

const LIMIT = 60_000;
const LONG = 3.2;
// These hold the whole handbook, or all of its terms.
const WHOLE = /^(print|glossary)\//;

export function weightTests({ root, pages }) {
  test(`HTML, CSS and script of a page weigh less than ${LIMIT / 1000} kB, or ${LONG} times its words`, () => {
    const size = (file) => statSync(path.join(root, file)).size;
    expectNone(pages.filter((page) => !WHOLE.test(page)).flatMap((page) => {
      const html = readFileSync(path.join(root, page), 'utf8');
      const files = [...html.matchAll(/(?:<link rel="stylesheet" href|<script src)="([^"]+)"/g)]
        .map((match) => path.posix.join(path.posix.dirname(page), match[1]));
      const total = [page, ...files].reduce((sum, file) => sum + size(file), 0);
      const words = Buffer.byteLength(html.replace(/<[^>]*>/g, ''));
      return total < Math.max(LIMIT, LONG * words) ? [] : [`${page}: ${total} bytes, ${words} of them words`];
    }));
  });
}
