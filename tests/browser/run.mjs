// All browser tests over the built site: node run.mjs [SITE].
// One process for all, so that they share one Chromium.
import { after } from 'node:test';
import { accessTests } from './access.test.mjs';
import { printTests } from './print.test.mjs';
import { searchTests } from './search.test.mjs';
import { fitTests } from './fit.test.mjs';
import { forcedTests } from './forced.test.mjs';
import { keyboardTests } from './keyboard.test.mjs';
import { openSite } from './site.mjs';
import { siteTests } from './site.test.mjs';
import { weightTests } from './weight.test.mjs';

const site = await openSite(process.argv[2]);
after(() => site.close());
siteTests(site);
searchTests(site);
accessTests(site);
keyboardTests(site);
fitTests(site);
forcedTests(site);
printTests(site);
weightTests(site);
