// The site as a folder of files: it opens by double click and from any server,
// with or without script, and no link in it is broken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { expectNone } from './site.mjs';

// The narrowest screen of WCAG 1.4.10.
const PHONE = { width: 320, height: 256 };

export function siteTests(site) {
  const { root, files, pages, bases, browser, everyPage } = site;
  // What each page says of itself, read without script: Map of page to survey().
  let surveys;

  before(async () => {
    surveys = new Map();
    await everyPage({ javaScriptEnabled: false, viewport: PHONE }, async (tab, page) => {
      surveys.set(page, await tab.evaluate(survey));
    });
  });
  /** Problems that `check(survey, page)` finds in any page. */
  const inSurveys = (check) =>
    pages.flatMap((page) => check(surveys.get(page), page).map((problem) => `${page}: ${problem}`));

  for (const protocol of ['file', 'http']) {
    test(`${protocol}: a form page is one click from the front page`, async () => {
      const tab = await browser.newPage();
      await tab.goto(`${bases[protocol]}index.html`);
      const link = 'main a[href^="forms/"][href*="/index.html"]:not([href^="forms/index.html"])';
      await tab.locator(link).first().click({ timeout: 15000 });
      await tab.waitForURL(/\/forms\/[^/]+\/index\.html/, { timeout: 15000 });
      assert.ok(await tab.locator('h1').isVisible());
      await tab.close();
    });

    test(`${protocol}: pages are quiet, and the first Tab stop leads to the text`, async () => {
      const base = bases[protocol];
      const watch = (context, report) => {
        context.on('console', (message) => report(`console: ${message.text()}`));
        context.on('weberror', (error) => report(`script error: ${error.error().message}`));
        context.on('request', (request) => {
          if (!request.url().startsWith(base)) report(`request leaves the site: ${request.url()}`);
        });
      };
      expectNone(await everyPage({ base, watch }, async (tab) => {
        await tab.keyboard.press('Tab');
        const first = await tab.evaluate(() => document.activeElement.textContent.trim());
        if (first !== '本文へ') return [`first Tab stop is "${first}", not 本文へ`];
        await tab.keyboard.press('Enter');
        return tab.locator('main:focus').waitFor({ timeout: 5000 }).then(() => [], () => ['本文へ does not move the focus to main']);
      }));
    });
  }

  test('links lead to files and ids that exist', () => {
    const known = new Set(files);
    expectNone(inSurveys((facts, page) =>
      facts.links.flatMap((link) => brokenLink(link, page, known, surveys).map((reason) => `${link.value} ${reason}`))));
  });

  test('stylesheets name only files of the site', () => {
    const known = new Set(files);
    const urls = /url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g;
    expectNone(files.filter((file) => file.endsWith('.css')).flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(urls)]
        .map((match) => match[1] ?? match[2])
        .filter((url) => !known.has(path.posix.join(path.posix.dirname(file), url)))
        .map((url) => `${file}: ${url}`)));
  });

  test('nothing that browsers refuse on file://', () => {
    expectNone(inSurveys((facts) => facts.refused));
  });

  test('language, title, headings', () => {
    const titles = new Map();
    for (const [page, { title }] of surveys) titles.set(title, [...(titles.get(title) ?? []), page]);
    expectNone(inSurveys((facts, page) => {
      const problems = [];
      if (facts.lang !== 'ja') problems.push(`lang is "${facts.lang}"`);
      if (facts.title === '') problems.push('no title');
      const same = titles.get(facts.title).filter((other) => other !== page);
      if (same.length > 0) problems.push(`title also of ${same.join(', ')}`);
      const count = facts.headings.filter(({ level }) => level === 1).length;
      if (count !== 1) problems.push(`${count} h1`);
      facts.headings.forEach(({ level, text }, i) => {
        const above = i === 0 ? 0 : facts.headings[i - 1].level;
        if (level > above + 1) problems.push(`h${level} after h${above}: ${text}`);
      });
      return problems;
    }));
  });

  test('without script: the text is there, and fits 320 px', () => {
    expectNone(inSurveys(({ shown, width }) => [
      ...(shown ? [] : ['h1 or text of main is not visible']),
      ...(width <= PHONE.width ? [] : [`${width} px wide`]),
    ]));
  });

  test('with script: fits 320 px', async () => {
    expectNone(await everyPage({ viewport: PHONE }, async (tab) => {
      const width = await tab.evaluate(() => document.documentElement.scrollWidth);
      return width <= PHONE.width ? [] : [`${width} px wide`];
    }));
  });
}

/** Why a link is no good; [] when it is. */
function brokenLink({ value, leaves }, page, files, surveys) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) {
    return leaves && /^(https?|mailto|tel):/i.test(value) ? [] : ['is outside the site'];
  }
  if (/^[/\\]/.test(value)) return ['is an absolute path, which file:// takes for the root of the disk'];
  const { file, fragment } = value.match(/^(?<file>[^?#]*)(\?[^#]*)?#?(?<fragment>.*)$/).groups;
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
  if (!files.has(target)) return ['is no file of the site (links name index.html, file:// does not add it)'];
  // After ":~:" come words to look for, not an id.
  const id = decodeURIComponent(fragment.split(':~:')[0]);
  const isPage = surveys.has(target);
  return id !== '' && isPage && !surveys.get(target).ids.includes(id) ? ['names no id of that page'] : [];
}

/** Runs in the page. */
function survey() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const links = ['href', 'xlink:href', 'src', 'data', 'action', 'formaction'].flatMap((name) =>
    all(`[${name.replace(':', '\\:')}]`).map((element) => ({
      value: element.getAttribute(name),
      // Only a reader's click may leave the site; a canonical address is never loaded.
      leaves: element.matches('a, area, link[rel=canonical]'),
    })));
  const refused = [
    ...all('script[type=module]').map(() => 'script of type module'),
    ...all('[integrity]').map(() => 'integrity attribute'),
    ...all('base').map(() => 'base element'),
    ...all('use:not([href^="#"])').map((use) => `use of another file: ${use.getAttribute('href')}`),
  ];
  const main = document.querySelector('main');
  const h1 = document.querySelector('h1');
  return {
    title: document.title.trim(),
    lang: document.documentElement.lang,
    headings: all('h1, h2, h3, h4, h5, h6').map((h) => ({ level: Number(h.localName[1]), text: h.textContent.trim() })),
    ids: all('[id]').map((element) => element.id),
    links,
    refused,
    shown: Boolean(h1?.checkVisibility() && main?.checkVisibility() && main.innerText.trim()),
    width: document.documentElement.scrollWidth,
  };
}
