// Searching, from a file share and from a server. What has to be found is worked
// out here from the text of the index: every record that holds all words,
// whatever their width, case and kana.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import vm from 'node:vm';
import { expectNone } from './site.mjs';

// Terms, single letters, cut compounds, widths, clauses, two words, nothing.
const QUERIES = [
  '訪問支援者', '重層的支援会議', '支援プラン', 'プラン', '中核機関', '対象者', 'つなぎ先', 'ひきこもり',
  '評価シート', '同意', 'モニタリング', '終結', '関係機関', '地域', '様式第1号', '様式第2-2号', '電話', '生活保護',
  '会', '者', '月', '層的支', '問支援', 'トリーチ', '援プ', 'モニタ', 'ｱｳﾄﾘｰﾁ', 'ﾓﾆﾀﾘﾝｸﾞ', 'あうとりーち',
  '様式第１号', '（１）', '(1)', '支援 会議', '訪問　同意', 'プラン 決定 会議', '様式第2号 評価', '0', '令和',
  '新幹線', '宇宙開発',
];

export function searchTests({ root, files, bases, browser }) {
  const name = files.find((file) => /^assets\/search-index\.[0-9a-f]+\.js$/.test(file));
  let index;

  before(() => {
    const window = {};
    vm.runInNewContext(readFileSync(path.join(root, name), 'utf8'), { window, JSON });
    index = window.tebikiSearch;
  });
  /** A tab on the search page, and how often the index was asked for. */
  const open = async (base, address = 'search/index.html') => {
    const tab = await browser.newPage();
    const asked = [];
    tab.on('request', (request) => request.url().includes('/search-index.') && asked.push(request.url()));
    await tab.goto(base + address);
    return { tab, asked };
  };
  const titles = (tab) => tab.locator('.hit-title').allTextContents();

  for (const protocol of ['file', 'http']) {
    test(`${protocol}: search finds what Ctrl+F would find`, async () => {
      const { tab } = await open(bases[protocol]);
      const problems = [];
      for (const query of QUERIES) {
        await tab.fill('#search_field', '');
        await tab.fill('#search_field', query);
        await tab.waitForFunction(() => document.getElementById('search_status').textContent !== '');
        const expected = truth(index, query);
        const status = await tab.textContent('#search_status');
        const announced = Number(/が(\d+)件/.exec(status)?.[1] ?? 0);
        if (announced !== expected.length) problems.push(`${query}: ${announced} announced, ${expected.length} there are`);
        const shown = (await titles(tab)).sort();
        const wanted = expected.map((record) => record.heading).sort();
        if (expected.length <= 50 && shown.join('\n') !== wanted.join('\n')) {
          problems.push(`${query}: found ${shown.join(' | ')}; there are ${wanted.join(' | ')}`);
        }
        if (expected.length > 50 && shown.length !== 50) problems.push(`${query}: ${shown.length} shown`);
      }
      expectNone(problems);
      assert.ok(QUERIES.filter((query) => truth(index, query).length > 0).length >= 30, 'too few queries find anything');
      await tab.close();
    });

    test(`${protocol}: the index is asked for once, at the first focus`, async () => {
      const { tab, asked } = await open(bases[protocol]);
      assert.equal(asked.length, 0);
      await tab.focus('#search_field');
      await tab.waitForFunction(() => window.tebikiSearch);
      await tab.fill('#search_field', 'プラン');
      await tab.fill('#search_field', '会議');
      assert.equal(asked.length, 1);
      await tab.close();
    });

    test(`${protocol}: the field of every page leads to the finds`, async () => {
      const { tab } = await open(bases[protocol], 'forms/index.html');
      await tab.fill('#page_search', '訪問支援者');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/search\/index\.html\?q=/);
      await tab.locator('.hit').first().waitFor();
      assert.equal(await tab.inputValue('#search_field'), '訪問支援者');
      await tab.locator('.hit-title').first().click();
      await tab.waitForURL((url) => !url.pathname.includes('/search/'));
      assert.ok((await tab.textContent('main')).includes('訪問支援者'));
      await tab.close();
    });
  }

  test('nothing is searched while an input method is composing', async () => {
    const { tab } = await open(bases.file);
    await tab.focus('#search_field');
    await tab.waitForFunction(() => window.tebikiSearch);
    const keyboard = await tab.context().newCDPSession(tab);
    await keyboard.send('Input.imeSetComposition', { text: 'ほうもん', selectionStart: 4, selectionEnd: 4 });
    assert.equal(await tab.inputValue('#search_field'), 'ほうもん');
    assert.equal(await tab.textContent('#search_status'), '');
    await keyboard.send('Input.insertText', { text: '訪問' });
    await tab.waitForFunction(() => document.getElementById('search_status').textContent.includes('訪問'));
    await tab.close();
  });

  test('headings come before texts, and hits are marked', async () => {
    const { tab } = await open(bases.file, `search/index.html?q=${encodeURIComponent('訪問支援者')}`);
    await tab.locator('.hit').first().waitFor();
    const inHeading = (await titles(tab)).map((title) => title.includes('訪問支援者'));
    assert.ok(inHeading[0]);
    assert.deepEqual(inHeading, [...inHeading].sort((a, b) => Number(b) - Number(a)), 'a text stands before a heading');
    const marks = await tab.locator('.hit mark').allTextContents();
    // The other spellings of its glossary entry, its reading among them, are hits too.
    const spellings = index.same.filter((names) => names.includes('訪問支援者')).flat();
    assert.ok(marks.includes('訪問支援者'), marks.join(' '));
    assert.ok(marks.every((mark) => ['訪問支援者', ...spellings].includes(mark)), marks.join(' '));
    await tab.close();
  });

  test('without script the search page leads on', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${bases.file}search/index.html`);
    assert.ok(await tab.locator('noscript').isVisible());
    assert.ok(await tab.locator('main a[href$="glossary/index.html"]').isVisible());
    await context.close();
  });
}

/** Kana as hiragana, letters small and of one width. */
function plain(text) {
  return text.normalize('NFKC').toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** The records that hold every word in one of its spellings, one of them outside the titles above. */
function truth({ pages, records, same }, query) {
  const words = plain(query).split(/\s+/).filter(Boolean).map((word) =>
    [word, ...same.filter((names) => names.some((one) => plain(one) === word)).flat().map(plain)]);
  const holds = (text, spellings) => spellings.some((spelling) => plain(text).includes(spelling));
  return records.filter(({ page, above = [], heading, text }) =>
    words.every((word) => [pages[page][1], ...above, heading, text].some((part) => holds(part, word))) &&
    words.some((word) => holds(heading, word) || holds(text, word)));
}
