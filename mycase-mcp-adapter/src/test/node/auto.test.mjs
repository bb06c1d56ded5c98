// The client of the TypeScript SDK 2, which negotiates the version of the protocol itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './client.mjs';
import { session } from './session.mjs';

session(() => connect('auto'), { resourceNotFound: -32602 });

test('finds the latest revision', async () => {
  const { client, close } = await connect('auto');
  try {
    assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28');
  } finally {
    await close();
  }
});
