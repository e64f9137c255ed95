// Everything stays readable when it is narrow, large or widely spaced: nothing
// is cut off, no text lies on another, and only named regions scroll sideways.
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { cutOff, overlaps } from './layout.mjs';
import { CHROMIUM, expectNone } from './site.mjs';

// WCAG 1.4.12, as its own tests set them.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }'
  + 'p { margin-bottom: 2em !important; }';

// The sizes of a screen of 1280 by 1024 px, and what 200 and 400 % zoom leave of it (1.4.10, 1.4.4).
const MODES = [
  { name: '1280 px', width: 1280, height: 1024 },
  { name: 'zoom 200 %', width: 640, height: 512 },
  { name: 'zoom 400 %', width: 320, height: 256 },
  { name: 'text spacing at 1280 px', width: 1280, height: 1024, style: SPACING },
  { name: 'text spacing at 320 px', width: 320, height: 256, style: SPACING },
];

export function fitTests({ bases, kinds, pages, everyPage }) {
  for (const [protocol, base] of Object.entries(bases)) {
    // How a page is laid out does not depend on where it came from: once for all of them.
    const over = protocol === 'file' ? pages : kinds;
    test(`${protocol}: fits when narrow, zoomed and widely spaced`, async () => {
      expectNone(await everyPage({ base, over }, everyMode));
    });
  }

  test('fits with letters of 200 %', async () => {
    // The size of letters is a setting of the browser, by which media queries go too.
    const large = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, '--blink-settings=defaultFontSize=32'] });
    try {
      expectNone(await everyPage({ browser: large, viewport: { width: 1280, height: 1024 } }, async (tab) => {
        const size = await tab.evaluate(() => getComputedStyle(document.documentElement).fontSize);
        return size === '32px' ? faults(tab) : [`letters are ${size} large, not 32px`];
      }));
    } finally {
      await large.close();
    }
  });

  test('nothing moves by itself', async () => {
    expectNone(await everyPage({ over: kinds, reducedMotion: 'reduce' }, (tab) => tab.evaluate(() =>
      document.getAnimations().map((animation) => `an animation runs: ${animation.effect.target.className}`))));
  });
}

async function everyMode(tab) {
  const problems = [];
  for (const { name, width, height, style } of MODES) {
    await tab.setViewportSize({ width, height });
    await tab.evaluate(restyle, style);
    problems.push(...(await faults(tab)).map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

async function faults(tab) {
  return (await Promise.all([sideways, cutOff, overlaps].map((check) => tab.evaluate(check)))).flat();
}

/** Runs in the page. A constructed sheet is the one that the security policy lets a test add. */
function restyle(style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style ?? '');
  document.adoptedStyleSheets = [sheet];
}

/** Runs in the page: what is wider than the window and does not scroll by itself. */
function sideways() {
  const problems = [];
  const name = (e) => `<${e.localName} ${e.getAttribute('class') ?? ''}>`;
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) {
    const widest = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).at(-1);
    problems.push(`the page is ${width} px wide, for ${name(widest ?? document.body)}`);
  }
  for (const element of document.querySelectorAll('body *')) {
    if (element.scrollWidth <= element.clientWidth + 1 || !['auto', 'scroll'].includes(getComputedStyle(element).overflowX)) continue;
    const named = element.matches('section, nav, [role=region]') && (element.ariaLabel || element.getAttribute('aria-labelledby'));
    if (element.tabIndex < 0 || !named) problems.push(`${name(element)} scrolls sideways and is no region with a name and a Tab stop`);
  }
  return problems;
}
