// The way of the Tab key through a page of every kind: it reaches all that can
// be used, in the order of reading, is seen wherever it stops, and leaves again.
import { test } from 'node:test';
import { openPixels } from './pixels.mjs';
import { expectNone } from './site.mjs';

const WIDTHS = [320, 1280];

export function keyboardTests({ bases, kinds, browser, everyPage }) {
  for (const [protocol, base] of Object.entries(bases)) {
    // Keys do not know where a page came from: each width with one of the two.
    for (const width of protocol === 'file' ? [320] : [1280]) {
      test(`${protocol}: Tab reaches everything in order at ${width} px`, async () => {
        expectNone(await everyPage({ base, over: kinds, viewport: { width, height: 900 } }, tabThrough));
      });
    }

    test(`${protocol}: Esc closes the menu and gives the focus back`, async () => {
      expectNone(await everyPage({ base, over: kinds, viewport: { width: 320, height: 640 } }, closeMenu));
    });
  }

  for (const forcedColors of ['none', 'active']) {
    for (const width of WIDTHS) {
      test(`the focus is seen at ${width} px, forced colours ${forcedColors}`, async () => {
        const pixels = await openPixels(browser);
        const seen = new Set();
        const visit = (tab) => focusLooks(tab, pixels, seen);
        expectNone(await everyPage({ over: kinds, viewport: { width, height: 900 }, forcedColors }, visit));
        if (seen.size < 8) throw new Error(`only ${seen.size} kinds of stops were looked at`);
        await pixels.close();
      });
    }
  }
}

/** Presses Tab from the top of the page to its end. */
async function tabThrough(tab) {
  const wanted = await tab.evaluate(listStops);
  const problems = [];
  for (let i = 0; i < wanted; i += 1) {
    await tab.keyboard.press('Tab');
    const { at, name, faults } = await tab.evaluate(stop);
    if (at !== i) {
      const [missing, trap] = await tab.evaluate(([i]) => [window.stopName(window.stops[i]), document.activeElement === window.lastStop], [i]);
      return [...problems, trap ? `Tab is trapped at ${name}` : `Tab goes to ${name}, not to ${missing}`];
    }
    problems.push(...faults.map((fault) => `${name} ${fault}`));
  }
  await tab.keyboard.press('Tab');
  if ((await tab.evaluate(stop)).at === wanted - 1) problems.push('Tab does not leave the last stop');
  return problems;
}

/** Runs in the page: finds what can be used, and returns how much that is. */
function listStops() {
  const usable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  window.stops = [...document.querySelectorAll(usable)].filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));
  window.stopName = (e) => `<${e?.localName} ${e?.getAttribute('class') ?? ''}> ${e?.textContent.trim().slice(0, 30)}`;
  return window.stops.length;
}

/** Runs in the page: which stop has the focus, and whether it can be seen there. */
function stop() {
  const element = document.activeElement;
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const faults = [];
  // The middle of a box may lie outside of the window when the box is taller.
  const uncovered = boxes.some(({ left, right, top, bottom }) => {
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
  if (!uncovered) faults.push('is outside of the window or covered while it has the focus');
  window.lastStop = element;
  return { at: window.stops.indexOf(element), name: window.stopName(element), faults };
}

async function closeMenu(tab) {
  const button = tab.locator('.menu-button');
  // A page without a frame has no menu.
  if (await button.count() === 0) return [];
  await button.focus();
  await tab.keyboard.press('Enter');
  const links = tab.locator('.site-nav a');
  if (!await links.first().isVisible()) return ['Enter does not open the menu'];
  await tab.keyboard.press('Tab');
  const inside = await tab.evaluate(() => document.activeElement.closest('.site-nav') !== null);
  await tab.keyboard.press('Escape');
  const back = await tab.evaluate(() => document.activeElement.matches('.menu-button'));
  return [
    ...(inside ? [] : ['Tab does not go from the button into the menu']),
    ...(await links.first().isVisible() ? ['Esc does not close the menu'] : []),
    ...(back ? [] : ['Esc does not give the focus back to the button']),
  ];
}

/**
 * Compares pictures of stops with and without the focus, one stop of each look.
 * An outline one pixel wide around the box is the least that counts.
 */
async function focusLooks(tab, pixels, seen) {
  await tab.evaluate(listStops);
  const looks = await tab.evaluate(() => window.stops.map((element) => {
    const name = (e) => (e === null ? '' : `${e.localName}.${e.getAttribute('class') ?? ''}`);
    return [element, element.parentElement, element.parentElement.closest('[class]')].map(name).join(' < ');
  }));
  // Once a key was pressed, a focus set by script shows like one set by Tab.
  await tab.keyboard.press('Tab');
  const problems = [];
  for (const [i, look] of looks.entries()) {
    if (seen.has(look)) continue;
    seen.add(look);
    const box = await tab.evaluate(([i]) => {
      window.stops[i].focus();
      window.stops[i].scrollIntoView({ block: 'center' });
      const { left, top, width, height } = window.stops[i].getBoundingClientRect();
      return { left, top, width, height };
    }, [i]);
    const [x, y] = [Math.max(0, box.left - 8), Math.max(0, box.top - 8)];
    const { width, height } = tab.viewportSize();
    const clip = { x, y, width: Math.min(width - x, box.width + 16), height: Math.min(height - y, box.height + 16) };
    const focused = await tab.screenshot({ clip, animations: 'disabled' });
    await tab.evaluate(() => document.activeElement.blur());
    const plain = await tab.screenshot({ clip, animations: 'disabled' });
    const { strong } = await pixels.compare(focused, plain);
    // A box wider than the window shows its ring at the sides that are seen.
    const least = Math.min(2 * (box.width + box.height), clip.width + clip.height);
    if (strong < least) problems.push(`${look}: ${strong} px change clearly with the focus, ${Math.round(least)} should`);
  }
  return problems;
}
