// What every client does with the server, whatever its version of the protocol.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from './server.mjs';

/** Registers the tests; `connect(url)` returns { client, provider, callTool, … }. */
export function session(connect) {
  let server;
  let connected;
  before(async () => {
    server = await startServer();
    connected = await connect(server.url);
  });
  after(async () => {
    await connected?.client.close();
    assert.equal(await server?.stop(), 143);
  });

  test('is let in by a person in a browser, with no token to copy', () => {
    const { provider } = connected;
    assert.match(provider.tokens().access_token, /^mc4j_at_/);
    assert.equal(provider.back.searchParams.get('iss'), server.url);
  });

  test('lists the tools', async () => {
    const { tools } = await connected.client.listTools();
    assert.equal(tools.length, 17);
  });

  test('answers from the firm, as the person who logged in', async () => {
    const status = await connected.callTool({ name: 'auth-status', arguments: {} });
    assert.equal(status.structuredContent.authenticated, true);
    const { structuredContent } = await connected.callTool({ name: 'list-cases', arguments: { limit: 3 } });
    assert.equal(structuredContent.cases.length, 3);
    assert.ok(structuredContent.total_matches > 3);
  });

  test('reports progress while it works', async () => {
    const seen = [];
    await connected.callTool(
      { name: 'list-time-entries', arguments: { group_by: 'case' } },
      { onprogress: (progress) => seen.push(progress) },
    );
    for (const progress of seen) {
      assert.equal(typeof progress.progress, 'number');
    }
  });

  test('reads resources, prompts and completions', async () => {
    const { resources } = await connected.client.listResources();
    assert.ok(resources.length >= 2);
    const { contents } = await connected.client.readResource({ uri: 'mycase://auth/status' });
    assert.equal(JSON.parse(contents[0].text).authenticated, true);
    const { prompts } = await connected.client.listPrompts();
    assert.ok(prompts.length > 5);
  });

  test('writes what its user allowed', async () => {
    const { structuredContent: cases } = await connected.callTool({ name: 'list-cases', arguments: { limit: 1 } });
    const { structuredContent: staff } = await connected.callTool({ name: 'list-staff', arguments: { limit: 1 } });
    const result = await connected.callTool({
      name: 'create-task',
      arguments: {
        name: 'Call the court',
        due_date: '2027-01-15',
        priority: 'Medium',
        case_id: cases.cases[0].id,
        staff_ids: [staff.staff[0].id],
      },
    });
    assert.ok(!result.isError, result.content?.[0]?.text);
  });

  test('refreshes its token when it has expired', async () => {
    const { provider } = connected;
    const before = provider.tokens();
    provider.saveTokens({ ...before, access_token: before.access_token.slice(0, -2) + 'xx' });
    const status = await connected.callTool({ name: 'auth-status', arguments: {} });
    assert.equal(status.structuredContent.authenticated, true);
    assert.notEqual(provider.tokens().refresh_token, before.refresh_token);
  });
}
