// The client of the TypeScript SDK 2, held to revision 2026-07-28.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './client.mjs';
import { session } from './session.mjs';

const PIN = { pin: '2026-07-28' };

session(() => connect(PIN), { resourceNotFound: -32602 });

test('learns what the server is without a handshake', async () => {
  const { client, close } = await connect(PIN);
  try {
    assert.equal(client.getProtocolEra(), 'modern');
    assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28');
    assert.equal(client.getServerVersion().name, 'mycase4j');
    assert.ok(client.getInstructions().length > 200);
    assert.deepEqual(client.getServerCapabilities(), {
      tools: {},
      resources: {},
      prompts: {},
      completions: {},
    });
    const discovered = await client.discover();
    assert.deepEqual(discovered.supportedVersions, [
      '2026-07-28',
      '2025-11-25',
      '2025-06-18',
      '2025-03-26',
      '2024-11-05',
    ]);
  } finally {
    await close();
  }
});

test('fails with a version that the server does not have', async () => {
  await assert.rejects(connect({ pin: '2099-01-01' }));
});
