// Forced colours: the drawings of flows, fields and buttons keep their lines
// when the system takes the colours of the page away (WCAG 1.4.1, 1.4.11).
import { test } from 'node:test';
import { openPixels } from './pixels.mjs';
import { expectNone } from './site.mjs';

// What must be seen: parts of a drawing, and what a reader can use.
const PARTS = [
  '.flow-lane', '.flow-frame', '.flow-box', '.flow-document', '.flow-start', '.flow-end', '.flow-meeting', '.flow-inner',
  '.flow-decision', '.flow-tag', '.flow-line:not(.flow-optional, .flow-info)', '.flow-optional', '.flow-info', '.flow-arrow',
  '.flow text', '.site-search input', '.site-search button', '.menu-button', '.search-line input', '.search-line button',
  '.site-nav [aria-current]', '.tag-gap', '.brand', '.table', '.file-kind', '.admonition', '.box', '.notice', '.draft b',
];

export function forcedTests({ bases, kinds, pages, browser, everyPage }) {
  const flows = pages.filter((page) => page.startsWith('flows/'));
  const over = [...new Set([...kinds, ...flows])];
  for (const [protocol, base] of Object.entries(bases)) {
    for (const width of protocol === 'file' ? [320] : [1280]) {
      test(`${protocol}: lines and letters are seen in forced colours at ${width} px`, async () => {
        const pixels = await openPixels(browser);
        const seen = new Set();
        const visit = (tab) => partsShow(tab, pixels, seen);
        const problems = await everyPage({ base, over, viewport: { width, height: 900 }, forcedColors: 'active' }, visit);
        await pixels.close();
        expectNone(problems);
        for (const needed of ['.flow-box', '.flow-arrow', '.flow-decision', '.site-search input']) {
          if (!seen.has(needed)) throw new Error(`no page has ${needed}`);
        }
      });
    }
  }
}

/** A part is seen when the page looks different without it. Each part is looked at once. */
async function partsShow(tab, pixels, seen) {
  const problems = [];
  for (const part of PARTS) {
    if (seen.has(part)) continue;
    const element = await tab.evaluateHandle(firstShown, part);
    const box = await element.evaluate((e) => {
      if (e === null) return null;
      e.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = e.getBoundingClientRect();
      return { left, top, width, height };
    });
    if (box === null) continue;
    seen.add(part);
    const { width, height } = tab.viewportSize();
    const [x, y] = [Math.max(0, box.left - 4), Math.max(0, box.top - 4)];
    const clip = { x, y, width: Math.max(1, Math.min(width - x, box.width + 8)), height: Math.max(1, Math.min(height - y, box.height + 8)) };
    const shown = await tab.screenshot({ clip });
    await element.evaluate(hide, true);
    const hidden = await tab.screenshot({ clip });
    await element.evaluate(hide, false);
    const { strong } = await pixels.compare(shown, hidden);
    if (strong < 20) problems.push(`${part}: only ${strong} px stand out from the ground`);
  }
  return problems;
}

/** Runs in the page. */
function firstShown(part) {
  return [...document.querySelectorAll(part)].find((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0) ?? null;
}

/** Runs in the page. A constructed sheet is the one that the security policy lets a test add. */
function hide(element, hidden) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.hidden-by-test, .hidden-by-test * { visibility: hidden !important; }');
  document.adoptedStyleSheets = [sheet];
  element.classList.toggle('hidden-by-test', hidden);
}
