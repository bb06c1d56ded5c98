// Connects the client of the TypeScript SDK 2.
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import assert from 'node:assert/strict';
import { Provider } from './provider.mjs';

/** Connects; `mode` says how the client finds the version of the protocol. */
export async function connect(url, mode) {
  const provider = new Provider();
  const address = new URL('/mcp', url);
  const create = () =>
    new Client({ name: 'typescript', version: '2.4.0' }, { versionNegotiation: { mode } });
  const first = new StreamableHTTPClientTransport(address, { authProvider: provider });
  await assert.rejects(create().connect(first), UnauthorizedError);
  await first.finishAuth(provider.back.searchParams);
  const client = create();
  await client.connect(new StreamableHTTPClientTransport(address, { authProvider: provider }));
  return { client, provider, callTool: (params, options) => client.callTool(params, options) };
}
