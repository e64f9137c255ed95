// Makes the pictures of the README from public/: a page of the site and a form.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = `${root}/tests/pictures`;

const browser = await chromium.launch(CHROMIUM);
const page = await browser.newPage({ viewport: { width: 1280, height: 1120 } });
await page.goto(`file://${root}/public/guidelines/outreach/index.html`);
await page.screenshot({ path: `${pictures}/guideline.png` });
await browser.close();

const form = `${root}/public/forms/outreach-evaluation/outreach-evaluation.pdf`;
execFileSync('pdftoppm', ['-png', '-gray', '-r', '90', '-singlefile', form, `${pictures}/form`]);
