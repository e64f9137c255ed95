// A page loads fast over a mobile network, and its cost does not grow with the site.
// Long texts that do not meet the limit yet stand here by name with what they may
// weigh at most, so that none of them grows and no other joins them unseen.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expectNone } from './site.mjs';

const LIMIT = 60_000;
const TOO_HEAVY = {
  'guidelines/manual-findings/index.html': 82_000,
  'guidelines/manual-forms/index.html': 63_000,
  'guidelines/plan/index.html': 76_500,
  'training/outreach/index.html': 71_500,
};
// These hold the whole handbook, or all of its terms.
const WHOLE = /^(print|glossary)\//;

export function weightTests({ root, pages }) {
  test(`HTML, CSS and script of a page weigh less than ${LIMIT / 1000} kB, but for ${Object.keys(TOO_HEAVY).length} long texts`, () => {
    const size = (file) => statSync(path.join(root, file)).size;
    expectNone(pages.filter((page) => !WHOLE.test(page)).flatMap((page) => {
      const html = readFileSync(path.join(root, page), 'utf8');
      const files = [...html.matchAll(/(?:<link rel="stylesheet" href|<script src)="([^"]+)"/g)]
        .map((match) => path.posix.join(path.posix.dirname(page), match[1]));
      const total = [page, ...files].reduce((sum, file) => sum + size(file), 0);
      return total < (TOO_HEAVY[page] ?? LIMIT) ? [] : [`${page}: ${total} bytes`];
    }));
  });
}
