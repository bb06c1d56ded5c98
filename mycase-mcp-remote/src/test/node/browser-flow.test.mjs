// A person in Chromium on the runnable jar: from an AI client's request to the end of it. CHROMIUM is the browser.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { startServer } from './server.mjs';

const NAME = '"><script>document.title="hacked"</script><img src=x onerror="document.title=\'hacked\'">';
const LAPTOP = `Laptop "><img src=x onerror=document.title='hacked'>`;
const ISSUED = /mc4j_(?:at|rt|pat|ac)_[\w-]{43}/;

let server;
let client;
let browser;
before(async () => {
  server = await startServer();
  client = await startClient();
  browser = await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
});
after(async () => {
  await browser?.close();
  client?.listening.close();
  client?.listening.closeAllConnections();
  assert.equal(await server?.stop(), 143);
});

/** A program on the person's computer that waits for them to come back, and has a page that frames others. */
async function startClient() {
  const requests = [];
  const listening = createServer((question, answer) => {
    requests.push(question);
    answer.setHeader('Content-Type', 'text/html');
    const frames = new URL(question.url, 'http://client').searchParams.getAll('frame');
    answer.end(`<title>Client</title>${frames.map((url) => `<iframe src="${url.replaceAll('&', '&amp;')}"></iframe>`).join('')}`);
  });
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  return { listening, requests, url: `http://127.0.0.1:${listening.address().port}` };
}

/** Registers the client and returns the address that it opens in the browser. */
async function ask() {
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${client.url}/back`;
  const registration = await fetch(`${server.url}/oauth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_name: NAME, redirect_uris: [redirect] }),
  });
  const { client_id: id } = await registration.json();
  const address = `${server.url}/oauth/authorize?${new URLSearchParams({
    client_id: id,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    redirect_uri: redirect,
    state: 'as it was',
    resource: `${server.url}/mcp`,
  })}`;
  const exchange = async (code) => {
    const answer = await fetch(`${server.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code', client_id: id, code, code_verifier: verifier, redirect_uri: redirect,
      }),
    });
    return (await answer.json()).access_token;
  };
  return { address, exchange };
}

/** The status of a call with this token. */
async function statusOf(token) {
  const answer = await fetch(`${server.url}/mcp`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  return answer.status;
}

/** A person with a fresh browser. `complaints` are what Chromium reports, `requests` all that it asks for. */
async function person() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  context.on('console', (message) => complaints.push(`${message.text()} at ${message.location().url}`));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('dialog', (dialog) => complaints.push(dialog.message()));
  context.on('request', (request) => requests.push(request));
  return { context, page, complaints, requests };
}

/** Goes from one control to the next until it is at this one. */
async function reach(page, selector) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`the keyboard does not reach ${selector} at ${page.url()}`);
}

async function press(page, selector) {
  await reach(page, selector);
  await page.keyboard.press('Enter');
}

const at = (page, wanted) => page.locator(`html[data-page=${wanted}]`).waitFor();
const login = (page) => page.locator('form#sandbox-login').waitFor();

test('a person lets a program in with the keyboard alone, looks after tokens, and logs out', async () => {
  const { context, page, complaints, requests } = await person();
  const { address, exchange } = await ask();

  await page.goto(address);
  await login(page);
  const myCase = new URL(page.url()).origin;
  await press(page, 'button[name=decision][value=allow]');
  await at(page, 'consent');
  assert.equal(await page.locator('[data-client-name]').textContent(), NAME.slice(0, 80));
  assert.equal(await page.locator('[data-redirect-host]').textContent(), '127.0.0.1');
  assert.ok(await page.locator('#localhost-warning').isVisible());
  assert.ok(await page.locator('#write').isChecked());
  await reach(page, '#write');
  await page.keyboard.press('Space');
  await press(page, '#allow');
  await page.waitForURL(`${client.url}/back?**`);
  const back = new URL(page.url()).searchParams;
  assert.equal(back.get('state'), 'as it was');
  assert.equal(back.get('iss'), server.url);
  const granted = await exchange(back.get('code'));
  assert.equal(await statusOf(granted), 200);

  await page.goto(`${server.url}/tokens`);
  const grant = page.locator('tr[data-grant]');
  assert.equal(await grant.getAttribute('data-scope'), 'mycase:read');
  assert.equal(await grant.locator('[data-name]').textContent(), NAME.slice(0, 80));
  await reach(page, 'form#create input[name=name]');
  await page.keyboard.type(LAPTOP);
  await press(page, 'form#create button');
  await at(page, 'token-created');
  const token = await page.locator('output#token').textContent();
  assert.equal(await statusOf(token), 200);
  await page.getByRole('link', { name: 'I have copied it' }).press('Enter');
  await at(page, 'tokens');
  assert.doesNotMatch(await page.content(), ISSUED);
  const row = page.locator('tr[data-token]');
  assert.equal(await row.locator('[data-name]').textContent(), LAPTOP);
  await row.locator('button.revoke').press('Enter');
  await page.locator('tr[data-token][data-revoked=user]').waitFor();
  assert.equal(await statusOf(token), 401);
  assert.equal(await statusOf(granted), 200);

  await page.locator('form#logout button').press('Enter');
  await at(page, 'home');
  await page.goBack();
  await login(page);
  assert.doesNotMatch(await page.locator('html').innerHTML(), /data-grant|data-token/);

  assert.deepEqual(complaints, []);
  const others = requests.filter((request) => ![server.url, myCase, client.url].includes(new URL(request.url()).origin));
  assert.deepEqual(others.map((request) => request.url()), []);
  const referers = await Promise.all(requests
    .filter((request) => !request.url().startsWith(server.url))
    .map((request) => request.headerValue('referer')));
  referers.push(...client.requests.map(({ headers }) => headers.referer));
  assert.deepEqual(referers.filter((referer) => referer?.startsWith(server.url)), []);
  await context.close();
});

test('a person who denies sends the program away', async () => {
  const { context, page, complaints } = await person();
  await page.goto((await ask()).address);
  await login(page);
  await press(page, 'button[name=decision][value=allow]');
  await at(page, 'consent');
  await press(page, '#deny');
  await page.waitForURL(`${client.url}/back?**`);
  const back = new URL(page.url()).searchParams;
  assert.equal(back.get('error'), 'access_denied');
  assert.equal(back.get('code'), null);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a page that frames the server shows nothing of it', async () => {
  const { context, page } = await person();
  await page.goto(`${server.url}/login`);
  await login(page);
  await press(page, 'button[name=decision][value=allow]');
  await at(page, 'tokens');
  await page.goto((await ask()).address);
  await at(page, 'consent');
  const framed = [page.url(), ...['/', '/tokens', '/admin', '/nothing-here'].map((path) => server.url + path)];

  await page.goto(`${client.url}/?${new URLSearchParams(framed.map((url) => ['frame', url]))}`);
  await page.waitForLoadState('networkidle');
  const frames = page.frames().slice(1);
  assert.equal(frames.length, framed.length);
  for (const frame of frames) {
    assert.match(frame.url(), /^chrome-error:/);
    assert.equal(await frame.locator('[data-page], form').count(), 0);
  }
  await context.close();
});

test('a person who goes back to a new token after the logout does not find it', async () => {
  const { context, page } = await person();
  await page.goto(`${server.url}/login`);
  await login(page);
  await press(page, 'button[name=decision][value=allow]');
  await at(page, 'tokens');
  await page.locator('form#create input[name=name]').fill('Desktop');
  await page.locator('form#create button').click();
  await at(page, 'token-created');
  assert.match(await page.content(), ISSUED);
  await page.locator('form#logout button').click();
  await at(page, 'home');
  await assert.rejects(page.goBack(), /ERR_CACHE_MISS/);
  await page.waitForURL(/^chrome-error:/);
  assert.doesNotMatch(await page.locator('html').innerHTML(), ISSUED);
  await context.close();
});
