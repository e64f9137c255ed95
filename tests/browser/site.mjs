// The built site and one running Chromium, shared by all scripts here.
// Pages are found by walking the folder, so that a new page is covered by itself.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

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

  /**
   * Opens every page below `base` in a tab of the given settings, calls
   * `visit(tab, page)` and gathers the problems it returns, with the page's name.
   * `watch(context, report)` may listen to what a tab does meanwhile.
   */
  async function everyPage({ base = `${pathToFileURL(root)}/`, watch = () => {}, ...settings }, visit) {
    const problems = [];
    const queue = pages.values();
    const work = async () => {
      const context = await browser.newContext(settings);
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

  return { root, files, pages, browser, everyPage };
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
