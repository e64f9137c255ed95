// One line per test, all problems of a failed one, and the counts at the end.
export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const line = `${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    if (type === 'test:pass') {
      passed += 1;
      yield `ok   ${line}`;
    } else {
      failed += 1;
      const { message } = data.details.error.cause ?? data.details.error;
      yield `FAIL ${line}${String(message).replace(/^/gm, '     ')}\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
