// What machines can tell of accessibility, on every page.
import { test } from 'node:test';
import path from 'node:path';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import htmlRules from './htmlvalidate.mjs';
import { expectNone } from './site.mjs';

// By name: without them axe leaves out target size, its rule of WCAG 2.2.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function accessTests({ root, pages, everyPage }) {
  for (const width of [320, 1280]) {
    test(`axe at ${width} px`, async () => {
      expectNone(await everyPage({ viewport: { width, height: 900 } }, async (tab) => {
        await tab.evaluate(axe.source);
        return tab.evaluate(async (tags) => {
          const { violations } = await window.axe.run({ runOnly: tags, resultTypes: ['violations'] });
          return violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`));
        }, TAGS);
      }));
    });
  }

  test('html-validate', async () => {
    const { results } = await new HtmlValidate(htmlRules).validateMultipleFiles(pages.map((page) => path.join(root, page)));
    expectNone(results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) =>
        `${path.relative(root, filePath)}:${line}:${column}: ${ruleId}: ${message}`)));
  });
}
