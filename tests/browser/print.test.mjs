// What comes out of the printer: the whole text and no more than the text.
// Pages are looked at in the width of the paper, and one of each kind is
// really printed and its letters are read back.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { cutOff, overlaps } from './layout.mjs';
import { expectNone } from './site.mjs';

// A4 less the margins of print.css: 167 mm at 96 px an inch.
const PAPER = { width: 631, height: 978 };
// Points at 72 an inch. Brackets and marks may hang out of a line by a little.
const A4 = { left: 71 - 6, right: 595 - 51 + 6, top: 51 };

export function printTests({ bases, kinds, pages, everyPage }) {
  for (const [protocol, base] of Object.entries(bases)) {
    const over = protocol === 'file' ? pages : kinds;
    test(`${protocol}: on paper stands the text alone, in dark letters`, async () => {
      expectNone(await everyPage({ base, over, viewport: PAPER }, async (tab) => {
        await tab.emulateMedia({ media: 'print' });
        const found = await Promise.all([tab.evaluate(onPaper), tab.evaluate(cutOff), tab.evaluate(overlaps)]);
        return found.flat();
      }));
    });

    test(`${protocol}: printed sheets hold every letter inside their margins`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'tebiki-print-'));
      try {
        expectNone(await everyPage({ base, over: kinds }, (tab, page) => printed(tab, path.join(folder, page.replaceAll('/', '-')))));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
}

/** Runs in the page, which shows itself as on paper. */
function onPaper() {
  const problems = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  for (const element of document.querySelectorAll('nav:not(.whole-contents), [role=search], form, .skip, button')) {
    if (shown(element)) problems.push(`<${element.localName} ${element.className}> is printed`);
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.push('is wider than the paper');
  for (const details of document.querySelectorAll('details')) {
    const inside = [...details.children].find((child) => child.localName !== 'summary');
    if (inside && inside.getBoundingClientRect().height === 0) problems.push('a folded part is not printed');
  }
  for (const head of document.querySelectorAll('thead')) {
    if (getComputedStyle(head).display !== 'table-header-group') problems.push('the head of a table is not repeated');
  }
  const tallest = innerHeight;
  for (const element of document.querySelectorAll('svg, img')) {
    if (element.getBoundingClientRect().height > tallest) problems.push('a figure is taller than a sheet');
  }
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = new Set();
  for (const element of document.querySelectorAll('main *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    if (!own || !shown(element) || element.closest('svg')) continue;
    if (1.05 / (luminance(getComputedStyle(element).color) + 0.05) < 10) pale.add(element.className || element.localName);
  }
  problems.push(...[...pale].map((name) => `letters of ${name} are pale`));
  return problems;
}

/** Prints, and holds the letters of the sheets against those of the page. */
async function printed(tab, file) {
  await tab.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
  await tab.emulateMedia({ media: 'print' });
  const { text, title, edition } = await tab.evaluate(() => {
    // What only a screen reader says is on no paper.
    document.querySelectorAll('.unseen').forEach((element) => element.remove());
    return {
      text: document.querySelector('main').innerText,
      title: document.querySelector('h1').textContent,
      edition: document.querySelector('.edition')?.textContent ?? '',
    };
  });
  const sheets = letters(execFileSync('pdftotext', [`${file}.pdf`, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const problems = [];
  const there = count(sheets);
  const missing = [...count(letters(text))].filter(([letter, times]) => (there.get(letter) ?? 0) < times);
  if (missing.length > 0) problems.push(`letters are not on paper: ${missing.slice(0, 10).map(([letter, times]) => `${letter} ${times - (there.get(letter) ?? 0)}`).join(', ')}`);
  for (const line of [title, edition]) {
    if (!sheets.includes(letters(line))) problems.push(`「${line}」 is not on paper`);
  }
  const boxes = execFileSync('pdftotext', ['-bbox', `${file}.pdf`, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  for (const [, xMin, yMin, xMax, yMax, word] of boxes.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)) {
    // The box of a letter is taller than the letter.
    if (xMin < A4.left || xMax > A4.right || (Number(yMin) + Number(yMax)) / 2 < A4.top) problems.push(`「${word}」 stands in the margin, at ${xMin} to ${xMax}, ${yMin} to ${yMax} pt`);
  }
  return problems.slice(0, 8);
}

/** Without white space, in one spelling. */
// A hyphen at the end of a line is taken for one of hyphenation when a sheet is read back.
const letters = (text) => text.normalize('NFKC').replace(/[\s-]/g, '');

function count(text) {
  const times = new Map();
  for (const letter of text) times.set(letter, (times.get(letter) ?? 0) + 1);
  return times;
}
