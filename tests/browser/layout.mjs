// What is laid out badly. All functions run in the page.

/** Text that its box cuts off. */
export function cutOff() {
  const problems = [];
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
    // Text for screen readers alone is one pixel large by intent; fields scroll by themselves.
    if (!hides || style.clipPath !== 'none' || element.closest('svg') || element.matches('input, textarea')) continue;
    if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) {
      problems.push(`cut off: ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return problems;
}

/** Pieces of text of which one lies on another. */
export function overlaps() {
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest('.unseen, .skip, script, title, desc, option')) continue;
    if (getComputedStyle(parent).clipPath !== 'none' || parent.closest('thead')?.offsetHeight <= 1) continue;
    // What is scrolled out of a region is not where its place says.
    if (parent.closest('.contents, rt, rp')) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // The box of a letter reaches into the lines above and below; its ink does not.
      const rim = (bottom - top) * 0.25;
      if (right - left > 2) pieces.push({ left: left + 1, right: right - 1, top: top + rim, bottom: bottom - rim, text: node.data, parent });
    }
  }
  pieces.sort((a, b) => a.top - b.top);
  const problems = new Set();
  for (let i = 0; i < pieces.length; i += 1) {
    const one = pieces[i];
    for (let j = i + 1; j < pieces.length && pieces[j].top < one.bottom; j += 1) {
      const other = pieces[j];
      if (other.left < one.right && one.left < other.right) {
        problems.add(`「${one.text.trim().slice(0, 20)}」 lies on 「${other.text.trim().slice(0, 20)}」`);
      }
    }
  }
  return [...problems].slice(0, 5);
}
