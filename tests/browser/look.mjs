// Pictures for people's eyes: node look.mjs PICTURES [SITE].
// Every page in two widths, every PDF page at 80 dpi. Without a Japanese
// font on the system the pages show boxes; on Debian fonts-morisawa-bizud-gothic
// and fonts-morisawa-bizud-mincho hold the fonts that the site names first.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openSite } from './site.mjs';

// Chromium repeats the top of a picture beyond this height.
const TALLEST = 16000;

const [folder, site] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node look.mjs PICTURES [SITE]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const { root, files, close, everyPage } = await openSite(site);
for (const width of [1280, 390]) {
  await everyPage({ viewport: { width, height: 900 } }, async (tab, page) => {
    const height = Math.min(TALLEST, await tab.evaluate(() => document.documentElement.scrollHeight));
    await tab.screenshot({
      path: path.join(folder, `${name(page)}-${width}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height },
    });
  });
}
await close();

for (const file of files.filter((file) => file.endsWith('.pdf'))) {
  execFileSync('pdftoppm', ['-r', '80', '-png', path.join(root, file), path.join(folder, name(file))]);
}

/** forms/plan/index.html → forms-plan, forms/plan/plan.pdf → forms-plan-plan */
function name(file) {
  return file.replace(/(\/index)?\.(html|pdf)$/, '').replaceAll('/', '-');
}
