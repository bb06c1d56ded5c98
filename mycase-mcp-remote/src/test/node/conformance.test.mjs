// The conformance runner of MCP: its scenarios for servers in each revision that it knows, and those for
// authorization servers. What fails on purpose, and why, is in conformance-expected.json.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { authorize, createToken } from './person.mjs';
import { startServer } from './server.mjs';

const FOLDER = 'conformance';
const RUNNER = 'node_modules/@modelcontextprotocol/conformance/dist/index.js';
// The runner needs Node.js 22, which npm brings where this one is older.
const NODE = parseInt(process.versions.node) >= 22 ? process.execPath : 'node_modules/node/bin/node';
const EXPECTED = JSON.parse(readFileSync('conformance-expected.json', 'utf8'));

let server;
let proxy;
let token;
before(async () => {
  proxy = await startProxy();
  const { port } = proxy.address();
  server = await startServer({ PUBLIC_URL: `http://127.0.0.1:${port}`, LISTEN: '127.0.0.1:0' });
});
after(async () => {
  proxy?.close();
  await server?.stop();
});

/** The runner cannot send a token. This passes everything on as it is, the Host too, and adds one. */
async function startProxy() {
  const listening = createServer((question, answer) => {
    const { method, url: path, rawHeaders } = question;
    const headers = token ? [...rawHeaders, 'Authorization', `Bearer ${token}`] : rawHeaders;
    const onward = request({ port: server.port, host: '127.0.0.1', method, path, headers, setHost: false }, (reply) => {
      answer.writeHead(reply.statusCode, reply.rawHeaders);
      answer.flushHeaders();
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    question.pipe(onward);
  });
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  return listening;
}

/** Runs the runner; `said` gets each line that it prints. Returns its results: { scenario, checks }. */
async function run(name, args, said = () => {}) {
  const output = join(FOLDER, name);
  rmSync(output, { recursive: true, force: true });
  const child = spawn(NODE, [RUNNER, ...args, '-o', output], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    said(line);
  });
  await once(child, 'close');
  return readdirSync(output).map((folder) => ({
    scenario: /^(?:server|authorization-server)-(.*)-\d{4}-\d\d-\d\dT/.exec(folder)[1],
    checks: JSON.parse(readFileSync(join(output, folder, 'checks.json'), 'utf8')),
  }));
}

for (const revision of ['2025-06-18', '2025-11-25', '2026-07-28']) {
  test(`the scenarios of ${revision} pass, but for those that fail on purpose`, async () => {
    token = await createToken(server.url, 'write');
    const results = await run(
      revision, ['server', '--url', `${server.url}/mcp`, '--suite', 'all', '--spec-version', revision]);

    const failed = results.flatMap(({ scenario, checks }) => checks
      .filter(({ status }) => ['FAILURE', 'WARNING'].includes(status))
      .map(({ id }) => `${scenario}:${id}`));
    const expected = EXPECTED.filter(({ revisions }) => revisions.includes(revision)).flatMap(({ checks }) => checks);
    assert.deepEqual([...new Set(failed)].sort(), expected.sort());
    const passed = (name) => results
      .find(({ scenario }) => scenario === name).checks
      .filter(({ status }) => status === 'SUCCESS').length;
    assert.ok(revision < '2025-11-25' || passed('dns-rebinding-protection') >= 2);
    assert.ok(revision < '2026-07-28' || passed('http-header-validation') >= 14);
  });
}

test('the scenarios for authorization servers pass', async () => {
  token = undefined;
  const registration = await fetch(`${server.url}/oauth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_name: 'Conformance', redirect_uris: ['http://127.0.0.1/callback'] }),
  });
  const { client_id: client } = await registration.json();
  const results = await run(
    'authorization',
    ['authorization', '--url', server.url, '--client-id', client, '--resource', `${server.url}/mcp`,
      '--port', String(await freePort())],
    async (line) => {
      if (line.startsWith(`${server.url}/oauth/authorize?`)) {
        await fetch(await authorize(line));
      }
    },
  );
  assert.equal(results.length, 2);
  assert.deepEqual(results.flatMap(({ checks }) => checks).filter(({ status }) => status !== 'SUCCESS'), []);
});

async function freePort() {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address();
  listening.close();
  await once(listening, 'close');
  return port;
}
