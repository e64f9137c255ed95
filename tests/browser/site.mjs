// The built site and one running Chromium, shared by all scripts here.
// Pages are found by walking the folder, so that a new page is covered by itself.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url));

// The flags keep Chromium from asking its maker's servers, which the tests
// must not depend on. The profile is a new one each time.
export const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
};

export async function openSite(folder = PUBLIC) {
  const root = path.resolve(folder);
  const files = walk(root);
  const pages = files.filter((file) => file.endsWith('.html'));
  if (pages.length === 0) throw new Error(`no page in ${root}`);
  const browser = await chromium.launch(CHROMIUM);
  const server = await serve(root);
  const bases = { file: `${pathToFileURL(root)}/`, http: server.base };

  /**
   * Opens every page of `over` below `base` in a tab of the given settings, calls
   * `visit(tab, page)` and gathers the problems it returns, with the page's name.
   * Another browser than the shared one may be given. `watch(context, report)` may listen to what a tab does meanwhile.
   */
  async function everyPage({ base = bases.file, over = pages, browser: by = browser, watch = () => {}, ...settings }, visit) {
    const problems = [];
    const queue = over.values();
    const work = async () => {
      const context = await by.newContext(settings);
      let current;
      const report = (problem) => problems.push(`${current}: ${problem}`);
      watch(context, report);
      const tab = await context.newPage();
      for (current of queue) {
        await tab.goto(base + current);
        for (const problem of (await visit(tab, current)) ?? []) report(problem);
      }
      await context.close();
    };
    await Promise.all([work(), work()]);
    return problems.sort();
  }

  const close = async () => {
    server.close();
    await browser.close();
  };
  return { root, files, pages, kinds: kinds(root, pages), bases, browser, everyPage, close };
}

/**
 * One page of each kind, the longest: pages of documents lie in a folder of
 * their kind, every other page is a kind by itself.
 */
function kinds(root, pages) {
  const longest = new Map();
  const size = (page) => statSync(path.join(root, page)).size;
  for (const page of pages) {
    const kind = page.replace(/^([^/]+)\/[^/]+\/index\.html$/, '$1/*');
    const known = longest.get(kind);
    if (known === undefined || size(page) > size(known)) longest.set(kind, page);
  }
  return [...longest.values()];
}

/** All files below a folder, as sorted paths with "/". */
function walk(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** Fails a test with all its problems at once. */
export function expectNone(problems) {
  if (problems.length > 0) throw new Error(`${problems.length} found\n${problems.join('\n')}`);
}
