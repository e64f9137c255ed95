// What machines can tell of accessibility, on every page.
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import path from 'node:path';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import htmlRules from './htmlvalidate.mjs';
import { expectNone } from './site.mjs';

// By name: without them axe leaves out target size, its rule of WCAG 2.2.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function accessTests({ root, pages, kinds, bases, browser, everyPage }) {
  for (const width of [320, 1280]) {
    test(`axe at ${width} px`, async () => {
      expectNone(await everyPage({ viewport: { width, height: 900 } }, violations));
    });
  }

  test('http: axe with the menu and all folded parts open', async () => {
    expectNone(await everyPage({ base: bases.http, over: kinds, viewport: { width: 320, height: 900 } }, async (tab) => {
      const button = tab.locator('.menu-button');
      if (await button.count() > 0) await button.click();
      await tab.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      return violations(tab);
    }));
  });

  for (const [protocol, base] of Object.entries(bases)) {
    test(`${protocol}: hits are announced, and axe finds nothing in them`, async () => {
      const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
      await tab.goto(`${base}search/index.html`);
      const status = tab.getByRole('status');
      // A region is listened to only when it was there before its words came.
      const before = await status.count();
      await tab.fill('#search_field', '支援');
      await tab.locator('.hit').first().waitFor();
      const announced = await status.textContent();
      const problems = [
        ...(before === 1 ? [] : [`${before} regions of role status before the search`]),
        ...(/\d+件/.test(announced) ? [] : [`no number of hits is announced: ${announced}`]),
        ...await violations(tab),
      ];
      await tab.close();
      expectNone(problems);
    });
  }

  test('the same things stand in the same order on every page', async () => {
    expectNone(await everyPage({ javaScriptEnabled: false }, (tab) => tab.evaluate(inOrder)));
  });

  test('every drawing says in words what it shows', async () => {
    const over = pages.filter((page) => page.startsWith('flows/'));
    if (over.length === 0) throw new Error('no page of a flow');
    expectNone(await everyPage({ over }, (tab) => tab.evaluate(drawnAndWritten)));
  });

  test('tables tie their cells to heads, and every field of a form has a row', async () => {
    expectNone(await everyPage({ javaScriptEnabled: false }, (tab, page) => tab.evaluate(tables, fieldsOf(root, page))));
  });

  test('html-validate', async () => {
    const { results } = await new HtmlValidate(htmlRules).validateMultipleFiles(pages.map((page) => path.join(root, page)));
    expectNone(results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) =>
        `${path.relative(root, filePath)}:${line}:${column}: ${ruleId}: ${message}`)));
  });
}

async function violations(tab) {
  await tab.evaluate(axe.source);
  return tab.evaluate(async (tags) => {
    const { violations } = await window.axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`));
  }, TAGS);
}

/** Runs in the page: WCAG 3.2.3, 3.2.6. A stub and the page of a lost address have no frame. */
function inOrder() {
  if (document.querySelector('.site-header') === null) return [];
  const parts = ['.skip', '.brand', '[role=search]', '.site-nav', 'main', '#page_contact', 'footer nav'];
  const problems = [];
  let last = null;
  for (const part of parts) {
    const found = document.querySelector(part);
    // The page that searches has one field, which stands in its text.
    if (part === '[role=search]' && found?.closest('main')) continue;
    if (found === null) {
      if (part !== '[role=search]') problems.push(`${part} is missing`);
      continue;
    }
    if (last !== null && !(last.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING)) problems.push(`${part} stands too early`);
    last = found;
  }
  return problems;
}

/** Runs on the page of a flow: each drawing has a name, a description and a list of the same steps. */
function drawnAndWritten() {
  const problems = [];
  const drawings = [...document.querySelectorAll('svg.flow')];
  if (drawings.length === 0) problems.push('no drawing');
  const boxes = '.flow-box, .flow-document, .flow-start, .flow-end, .flow-meeting, .flow-decision';
  for (const drawing of drawings) {
    const words = ['aria-labelledby', 'aria-describedby'].map((name) => document.getElementById(drawing.getAttribute(name))?.textContent.trim());
    if (!words.every(Boolean)) problems.push('a drawing has no name or no description');
    const list = document.getElementById(drawing.getAttribute('aria-details'));
    const steps = list?.querySelectorAll(':scope > li').length;
    const drawn = drawing.querySelectorAll(boxes).length;
    if (drawn !== steps) problems.push(`${drawn} steps are drawn, ${steps} written`);
  }
  return problems;
}

/**
 * Fields in the schema of a form's page, as pairs of name and label; none for
 * another page. What another field brings with it has a name with __ in it.
 */
function fieldsOf(root, page) {
  const id = /^forms\/([^/]+)\/index\.html$/.exec(page)?.[1];
  const schema = path.join(root, `forms/${id}/${id}.schema.json`);
  if (!id || !existsSync(schema)) return [];
  const { properties } = JSON.parse(readFileSync(schema, 'utf8'));
  return Object.entries(properties).filter(([name]) => !name.includes('__')).map(([name, { title }]) => [name, title ?? '']);
}

/** Runs in the page. */
function tables(fields) {
  const problems = [];
  for (const table of document.querySelectorAll('table')) {
    const name = (table.caption ?? table.closest('section')?.querySelector('h2, h3'))?.textContent.trim();
    if (!table.querySelector('th')) problems.push(`no head in the table ${name}`);
    table.querySelectorAll('th:not([scope])').forEach((head) => problems.push(`no scope at ${head.textContent.trim()}`));
    for (const row of table.querySelectorAll('tbody tr')) {
      if (row.cells.length === 0) problems.push(`an empty row in ${name}`);
    }
  }
  for (const row of document.querySelectorAll('.fields tr[id]')) {
    if (row.querySelector('th')?.textContent.trim() === '' || row.cells.length !== 3) problems.push(`${row.id} lacks its label, answer or note`);
  }
  // The parts of a question over rows and columns stand in its row.
  const said = document.querySelector('.fields')?.textContent ?? '';
  for (const [name, label] of fields) {
    const row = document.getElementById(`field_${name}`);
    if (row === null && (label === '' || !said.includes(label))) problems.push(`no row for the field ${name}`);
  }
  return problems;
}
