// The client of the TypeScript SDK 2, in the mode pinned of finding the version.
import { connect } from './client.mjs';
import { session } from './session.mjs';

session((url) => connect(url, { pin: '2026-07-28' }));
