// The client of the TypeScript SDK 2 as it is without negotiation.
import { connect } from './client.mjs';
import { session } from './session.mjs';

// For a missing resource this revision has the code -32002, which the client reports as -32602.
session(() => connect('legacy'), { resourceNotFound: -32602 });
