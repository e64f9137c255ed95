"""Fills in built forms as a clerk does in Chrome or Edge: fill.py [FOLDER], by
default public/forms.

pdfium, the engine of these browsers, clicks into every field of each
*-fillable.pdf, types, ticks, saves, and reads the file back. While it is empty,
a form has to look like its printed twin to the last pixel.
"""

import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader

FORMS = Path(__file__).parents[2] / "public" / "forms"

# Each field gets one of these alone, so that a letter that is not drawn is
# noticed: names, signs, and what viewers take from fonts of several languages.
LETTERS = "髙﨑㈱亜あ①令〜。Ａ"
SCALE = 2
MULTILINE = 1 << 12


def main(arguments):
    files = sorted(Path(arguments[0] if arguments else FORMS).rglob("*-fillable.pdf"))
    if not files:
        sys.exit("no form found")
    failed = 0
    for file in files:
        found = [*differences(file), *wrong_answers(file)]
        failed += bool(found)
        print("FAIL" if found else "ok  ", file.name, flush=True)
        for problem in found:
            print("    ", problem)
    print(f"{len(files) - failed} passed, {failed} failed")
    return failed > 0


def differences(file):
    """Pages on which the empty form does not look like the printed one."""
    printed = pdfium.PdfDocument(file.with_name(file.name.replace("-fillable", "")))
    empty = pdfium.PdfDocument(file)
    empty.init_forms()
    if len(printed) != len(empty):
        yield f"{len(empty)} pages instead of {len(printed)}"
        return
    for number, (one, other) in enumerate(zip(printed, empty), start=1):
        if pixels(one) != pixels(other):
            yield f"page {number} does not look like the printed form"


def pixels(page):
    bitmap = page.render(scale=SCALE, may_draw_forms=True)
    return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)


def wrong_answers(file):
    """Fields that do not show or do not keep what was typed into them."""
    fields = read_fields(file)
    document = pdfium.PdfDocument(file)
    document.init_forms()
    untouched = pdfium.PdfDocument(file)
    untouched.init_forms()
    # Answers are repeated on later pages once these have been shown.
    for number, page in enumerate(list(document)):
        before = pixels(untouched[number])
        on_page = [field for field in fields if field["page"] == number]
        for field in on_page:
            if not field["again"]:
                fill_in(document.formenv.raw, page.raw, field)
        raw.FORM_ForceToKillFocus(document.formenv.raw)
        after = pixels(page)
        for field in on_page:
            if field["drawn"] and ink(after, page, field["rect"]) <= ink(before, page, field["rect"]):
                yield f"{field['name']}: nothing is drawn"
    with tempfile.NamedTemporaryFile(suffix=".pdf") as saved:
        document.save(saved.name)
        kept = {field["name"]: field["value"] for field in read_fields(saved.name)}
    for field in fields:
        if kept.get(field["name"]) != field["answer"]:
            yield f"{field['name']}: {kept.get(field['name'])!r} was kept of {field['answer']!r}"


def read_fields(file):
    """Every field with its place, what is in it, and what is to be typed. What
    the head of a later page repeats has to show what was typed before."""
    fields = []
    for number, page in enumerate(PdfReader(file).pages):
        for widget in (reference.get_object() for reference in page.get("/Annots", [])):
            field = widget.get("/Parent", widget).get_object()
            kind, rect = field["/FT"], [float(edge) for edge in widget["/Rect"]]
            entry = {"name": field["/T"], "page": number, "rect": rect, "value": field.get("/V"), "drawn": True}
            first = next((other for other in fields if other["name"] == entry["name"]), None)
            entry["again"] = kind == "/Tx" and first is not None
            if entry["again"]:
                entry["answer"] = first["answer"]
            elif kind == "/Tx":
                entry["answer"] = answer({**field, **widget}, rect, LETTERS[len(fields) % len(LETTERS)])
            else:
                states = [state for state in widget["/AP"]["/N"] if state != "/Off"]
                entry["answer"] = states[0]
                if "/Parent" in widget:
                    # The last box of a choice of one wins; the others are empty again.
                    for other in fields:
                        if other["name"] == entry["name"]:
                            other["answer"], other["drawn"] = states[0], False
            fields.append(entry)
    return fields


def answer(widget, rect, letter):
    """A letter as often as the blank has room for it, within its limit."""
    size = float(widget["/DA"].split()[1])
    room = int((rect[2] - rect[0]) / size)
    if widget["/Ff"] & MULTILINE:
        room *= int((rect[3] - rect[1]) / (size * 1.4))
    limit = min(room, int(widget.get("/MaxLen", room)))
    # Half as wide, where a letter of full width is too much.
    return letter * limit if limit else "8"


def fill_in(form, page, field):
    x, y = (field["rect"][0] + field["rect"][2]) / 2, (field["rect"][1] + field["rect"][3]) / 2
    raw.FORM_OnMouseMove(form, page, 0, x, y)
    raw.FORM_OnLButtonDown(form, page, 0, x, y)
    raw.FORM_OnLButtonUp(form, page, 0, x, y)
    if not field["answer"].startswith("/"):
        for letter in field["answer"]:
            raw.FORM_OnChar(form, page, ord(letter), 0)


def ink(drawn, page, rect):
    """How dark a part of the page is."""
    _, _, stride, data = drawn
    depth = stride // drawn[0]
    left, right = int(rect[0] * SCALE) * depth, int(rect[2] * SCALE) * depth
    height = page.get_height()
    rows = range(int((height - rect[3]) * SCALE), int((height - rect[1]) * SCALE))
    return sum(255 * (right - left) - sum(data[row * stride + left : row * stride + right]) for row in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
