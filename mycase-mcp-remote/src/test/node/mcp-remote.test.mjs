// mcp-remote, through which Claude Desktop and others reach a remote server: with its own OAuth, and with a token.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { authorize, createToken } from './person.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

/** Connects through mcp-remote; `args` come after the address, `said` gets each line that it prints. */
async function connect(args, env, said = () => {}) {
  const client = new Client({ name: 'claude-desktop', version: '1.0' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [resolve('node_modules/mcp-remote/dist/proxy.js'), `${server.url}/mcp`, ...args],
    env: { ...env, PATH: process.env.PATH, HOME: env.HOME_DIR },
    stderr: 'pipe',
  });
  createInterface({ input: transport.stderr }).on('line', said);
  await client.connect(transport, { timeout: 60_000 });
  return client;
}

test('is let in by a person in the browser that it asks for', async () => {
  const home = mkdtempSync(join(tmpdir(), 'mcp-remote-'));
  let connecting;
  const address = await new Promise((resolve) => {
    connecting = connect([], { HOME_DIR: home }, (line) => {
      const found = /https?:\/\/\S+\/oauth\/authorize\?\S+/.exec(line);
      if (found) {
        resolve(found[0]);
      }
    });
  });
  const back = await authorize(address);
  await fetch(back);
  const client = await connecting;
  try {
    assert.equal((await client.listTools()).tools.length, 17);
    const result = await client.callTool({ name: 'list-cases', arguments: { limit: 1 } });
    assert.ok(!result.isError, result.content[0].text);
  } finally {
    await client.close();
  }
});

test('is let in by an API token from the tokens page', async () => {
  const token = await createToken(server.url, 'read');
  const home = mkdtempSync(join(tmpdir(), 'mcp-remote-'));
  const client = await connect(['--header', 'Authorization:${AUTH_HEADER}'], {
    HOME_DIR: home,
    AUTH_HEADER: `Bearer ${token}`,
  });
  try {
    const { tools } = await client.listTools();
    assert.ok(!tools.some((tool) => tool.name === 'create-case'));
    const result = await client.callTool({ name: 'list-cases', arguments: { limit: 1 } });
    assert.ok(!result.isError, result.content[0].text);
  } finally {
    await client.close();
  }
});
