// The pages in Chromium, on fictional data. PAGES is the server's address, CHROMIUM the browser.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launch } from './chromium.mjs';

const site = process.env.PAGES;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const screens = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];

// Name of the picture, who is logged in, address, and what to do there.
const pages = [
  ['home', 'nobody', '/'],
  ['consent', 'priya', '/oauth/consent?request=web'],
  ['consent-local', 'priya', '/oauth/consent?request=local'],
  ['consent-hostile', 'hostile', '/oauth/consent?request=hostile'],
  ['tokens', 'priya', '/tokens'],
  ['tokens-new', 'alex', '/tokens'],
  ['tokens-hostile', 'hostile', '/tokens'],
  ['token-created', 'priya', '/tokens', createToken],
  ['admin', 'priya', '/admin'],
  ['error', 'nobody', '/nothing-here'],
  ['error-form', 'priya', '/tokens', sendBadForm],
  ['error-not-admin', 'alex', '/admin'],
];

let browser;

before(async () => {
  browser = await launch();
  mkdirSync('pictures', { recursive: true });
});

after(() => browser.close());

async function open(options, who, address) {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'mc4j', value: who, url: site }]);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('dialog', dialog => complaints.push(dialog.message()));
  page.on('request', request => request.url().startsWith(site) || complaints.push(request.url()));
  await page.goto(site + address);
  return { context, page, complaints };
}

async function createToken(page) {
  await page.getByLabel('Name').fill('Cursor on my laptop');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.locator('html[data-page=token-created]').waitFor();
}

async function sendBadForm(page) {
  await page.getByLabel('Name').fill('   ');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.locator('html[data-page=error]').waitFor();
}

async function findings(page) {
  // Sent through the debugger, which the content security policy does not concern.
  await page.evaluate(axe.source);
  const result = await page.evaluate(
    values => window.axe.run(document, { runOnly: { type: 'tag', values } }), tags);
  assert.ok(result.passes.length > 5);
  const open = result.incomplete.filter(rule => rule.id === 'color-contrast');
  return [...result.violations, ...open].map(
    rule => `${rule.id}: ${rule.nodes.map(node => `${node.target} (${node.failureSummary})`).join('; ')}`);
}

for (const [name, who, address, action] of pages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of screens) {
      test(`${name}, ${colorScheme}, ${viewport.width} px`, async () => {
        const { context, page, complaints } = await open({ colorScheme, viewport }, who, address);
        await action?.(page);
        const picture = `pictures/${name}-${colorScheme}-${viewport.width}`;
        await page.screenshot({ path: `${picture}.png`, fullPage: true });
        assert.deepEqual(await findings(page), []);

        await page.locator('details').evaluateAll(all => all.forEach(one => { one.open = true; }));
        await page.screenshot({ path: `${picture}-open.png`, fullPage: true });
        assert.deepEqual(await findings(page), []);

        const [inner, outer] = await page.evaluate(
          () => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(inner <= outer, `${inner} px of content in ${outer} px`);
        assert.notEqual(await page.title(), 'hacked');
        const expected = name.startsWith('error') ? /status of 40[034]/ : /^$/;
        assert.deepEqual(complaints.filter(text => !expected.test(text)), []);
        await context.close();
      });
    }
  }
}

for (const [name, who, address] of pages) {
  test(`${name}: the keyboard reaches everything, and one sees where it is`, async () => {
    const { context, page } = await open({}, who, address);
    const wanted = await page.evaluate(() => {
      const all = document.querySelectorAll('a, button, input:not([type=hidden]), select, summary, pre, output');
      const one = element => element.type === 'radio' && !element.checked;
      return [...all].filter(element => element.checkVisibility() && !one(element)).length;
    });
    const seen = new Set();
    for (let i = 0; i < wanted; i++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        focused.dataset.seen ??= Math.random();
        return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
          ? focused.dataset.seen : `no outline: ${focused.outerHTML}`;
      }));
    }
    assert.deepEqual([...seen].filter(text => text.startsWith('no outline')), []);
    assert.equal(seen.size, wanted);
    await context.close();
  });
}

test('everything works without JavaScript', async () => {
  const { context, page } = await open({ javaScriptEnabled: false }, 'priya', '/tokens');
  await createToken(page);
  assert.match(await page.locator('output#token').textContent(), /^mc4j_pat_/);
  await page.getByRole('link', { name: 'I have copied it' }).click();
  await page.locator('html[data-page=tokens]').waitFor();
  await page.getByRole('button', { name: 'Revoke all' }).click();
  await page.locator('html[data-page=tokens]').waitFor();
  await context.close();
});

test('a token is copied with one click', async () => {
  const { context, page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] }, 'priya', '/tokens');
  await createToken(page);
  const token = await page.locator('output#token').textContent();
  await page.locator('output#token + button').click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
  await context.close();
});
