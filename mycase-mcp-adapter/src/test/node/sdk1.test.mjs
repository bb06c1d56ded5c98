// The client of the TypeScript SDK 1, which begins with `initialize`.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connector } from './connector.mjs';
import { session } from './session.mjs';

async function connect() {
  const client = new Client(
    { name: 'typescript', version: '1.32.2' },
    { capabilities: { elicitation: { form: {}, url: {} } } },
  );
  let elicit = async () => ({ action: 'cancel' });
  client.setRequestHandler(ElicitRequestSchema, (request) => elicit(request));
  await client.connect(new StdioClientTransport(connector()));
  return {
    client,
    listTools: () => client.listTools(),
    listPrompts: () => client.listPrompts(),
    getPrompt: (params) => client.getPrompt(params),
    complete: (params) => client.complete(params),
    listResources: () => client.listResources(),
    listResourceTemplates: () => client.listResourceTemplates(),
    readResource: (params) => client.readResource(params),
    callTool: (params, options) => client.callTool(params, undefined, options),
    onElicitation: (handler) => {
      elicit = handler;
    },
    close: () => client.close(),
  };
}

session(connect, { resourceNotFound: -32002 });

test('learns what the server is by the handshake', async () => {
  const { client, close } = await connect();
  try {
    assert.equal(client.getServerVersion().name, 'mycase4j');
    assert.ok(client.getServerCapabilities().prompts);
    assert.ok(client.getServerCapabilities().completions);
    await client.ping();
  } finally {
    await close();
  }
});
