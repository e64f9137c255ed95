// A page loads fast over a mobile network, and its cost does not grow with the site.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expectNone } from './site.mjs';

const LIMIT = 60_000;
// These hold the whole handbook, or all of its terms.
const WHOLE = /^(print|glossary)\//;

export function weightTests({ root, pages }) {
  test(`HTML, CSS and script of a page weigh less than ${LIMIT / 1000} kB`, () => {
    const size = (file) => statSync(path.join(root, file)).size;
    expectNone(pages.filter((page) => !WHOLE.test(page)).flatMap((page) => {
      const html = readFileSync(path.join(root, page), 'utf8');
      const files = [...html.matchAll(/(?:<link rel="stylesheet" href|<script src)="([^"]+)"/g)]
        .map((match) => path.posix.join(path.posix.dirname(page), match[1]));
      const total = [page, ...files].reduce((sum, file) => sum + size(file), 0);
      return total < LIMIT ? [] : [`${page}: ${total} bytes`];
    }));
  });
}
