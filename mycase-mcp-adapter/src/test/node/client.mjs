// Wraps the client of the TypeScript SDK 2.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { connector } from './connector.mjs';

/** Connects a client; `mode` says how it finds the version of the protocol. */
export async function connect(mode, settings) {
  const client = new Client(
    { name: 'typescript', version: '2.4.0' },
    { capabilities: { elicitation: { form: {}, url: {} } }, versionNegotiation: { mode } },
  );
  let elicit = async () => ({ action: 'cancel' });
  client.setRequestHandler('elicitation/create', (request) => elicit(request));
  await client.connect(new StdioClientTransport(connector(settings)));
  return {
    client,
    listTools: () => client.listTools(),
    listPrompts: () => client.listPrompts(),
    getPrompt: (params) => client.getPrompt(params),
    complete: (params) => client.complete(params),
    listResources: () => client.listResources(),
    listResourceTemplates: () => client.listResourceTemplates(),
    readResource: (params) => client.readResource(params),
    callTool: (params, options) => client.callTool(params, options),
    onElicitation: (handler) => {
      elicit = handler;
    },
    close: () => client.close(),
  };
}
