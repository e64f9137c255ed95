// Pictures are compared in a tab of the browser, which can read PNG.

/** A tab that compares pictures of equal size. */
export async function openPixels(browser) {
  const tab = await browser.newPage();
  await tab.evaluate(() => {
    const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = (data, i) => 0.2126 * linear(data[i]) + 0.7152 * linear(data[i + 1]) + 0.0722 * linear(data[i + 2]);
    const read = async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    };
    window.compare = async (a, b) => {
      const [one, other] = [await read(a), await read(b)];
      let changed = 0;
      let strong = 0;
      for (let i = 0; i < one.length; i += 4) {
        if (one[i] === other[i] && one[i + 1] === other[i + 1] && one[i + 2] === other[i + 2]) continue;
        changed += 1;
        const [x, y] = [luminance(one, i), luminance(other, i)];
        if ((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3) strong += 1;
      }
      return { changed, strong };
    };
  });
  return {
    close: () => tab.close(),
    /** Numbers of pixels that differ, and of those that differ by 3:1 or more (WCAG 1.4.11). */
    compare: (a, b) => tab.evaluate(([a, b]) => window.compare(a, b), [a.toString('base64'), b.toString('base64')]),
  };
}
