// The client of the TypeScript SDK 1, which begins with `initialize`.
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import assert from 'node:assert/strict';
import { Provider } from './provider.mjs';
import { session } from './session.mjs';

session(async (url) => {
  const provider = new Provider();
  const address = new URL('/mcp', url);
  const first = new StreamableHTTPClientTransport(address, { authProvider: provider });
  const info = { name: 'typescript', version: '1.32.2' };
  await assert.rejects(new Client(info).connect(first), UnauthorizedError);
  await first.finishAuth(provider.code);
  const client = new Client(info);
  await client.connect(new StreamableHTTPClientTransport(address, { authProvider: provider }));
  return {
    client,
    provider,
    callTool: (params, options) => client.callTool(params, undefined, options),
  };
});
