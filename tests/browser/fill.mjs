// Fills in built forms as a clerk does in Firefox: node fill.mjs [FOLDER].
// pdf.js, the engine of Firefox, puts an answer into every field of each
// *-fillable.pdf, saves, and reads the file back.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

// Only drawing needs these; pdf.js asks for them while it is loaded.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { AnnotationMode, OPS, VerbosityLevel, getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

// Firefox has these with it: how fonts that are named only number their letters.
const cMapUrl = join(import.meta.dirname, 'node_modules/pdfjs-dist/cmaps/');
const folder = process.argv[2] ?? join(import.meta.dirname, '../../public/forms');
const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('-fillable.pdf')).sort();

test('there are forms', () => assert.ok(files.length > 0, folder));

for (const file of files) {
  test(basename(file), async () => {
    const bytes = readFileSync(join(folder, file));
    const named = bytes.includes('UniJIS-UCS2-H');
    // Firefox draws 〜 on a canvas where the font is only named; here is none.
    const letters = `髙﨑㈱①令和亜${named ? '' : '〜'}`;
    const empty = await read(new Uint8Array(bytes));
    const fields = await widgets(empty);
    assert.ok(fields.length > 0);
    assert.ok(fields.every((field) => field.alternativeText), 'every field says what it is');
    assert.deepEqual(fields.filter(answered), [], 'nothing is filled in');

    const expected = new Map();
    for (const field of fields) {
      const text = letters.slice(0, field.maxLen || letters.length);
      const value = field.fieldType === 'Tx' ? text : true;
      empty.annotationStorage.setValue(field.id, { value });
      // Boxes of a choice of one are ticked one after the other: the last one stays.
      if (field.radioButton) {
        for (const other of fields.filter((other) => other.fieldName === field.fieldName && other !== field)) {
          empty.annotationStorage.setValue(other.id, { value: false });
        }
      }
      expected.set(field.fieldName, field.fieldType === 'Tx' ? text : field.buttonValue ?? field.exportValue);
    }
    const saved = await read(await empty.saveDocument());
    const kept = await widgets(saved);
    for (const [name, value] of expected) {
      const found = kept.find((field) => field.fieldName === name && (!field.radioButton || field.buttonValue === value));
      assert.equal(found.fieldValue, value, name);
      if (found.fieldType === 'Tx') {
        assert.ok(found.hasAppearance, `${name} is drawn`);
      }
    }
    // The words are drawn with the font of the file, or with the one that it names.
    const drawn = await shown(saved, named ? 'BIZ-UDGothic' : 'CPJPAN+BIZUDGothic');
    assert.ok(drawn.includes('髙﨑㈱'), drawn);
    await Promise.all([empty.loadingTask.destroy(), saved.loadingTask.destroy()]);
  });
}

function read(data) {
  return getDocument({ data, cMapUrl, verbosity: VerbosityLevel.ERRORS }).promise;
}

async function pagesOf(document) {
  return Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
}

async function widgets(document) {
  const all = await Promise.all((await pagesOf(document)).map((page) => page.getAnnotations()));
  return all.flat().filter((annotation) => annotation.subtype === 'Widget');
}

/** The words that fields set in a font, letter by letter. */
async function shown(document, font) {
  let words = '';
  for (const page of await pagesOf(document)) {
    const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE });
    let own = false;
    fnArray.forEach((operator, index) => {
      const [first] = argsArray[index] ?? [];
      if (operator === OPS.setFont) {
        own = page.commonObjs.get(first).name === font;
      } else if (operator === OPS.showText && own) {
        words += first.map((glyph) => (glyph.isInFont || font.startsWith('BIZ') ? glyph.unicode : '')).join('');
      }
    });
  }
  return words;
}

function answered(field) {
  return field.fieldValue && field.fieldValue !== 'Off';
}
