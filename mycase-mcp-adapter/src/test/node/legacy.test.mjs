// The client of the TypeScript SDK 2 as it is without negotiation.
import { connect } from './client.mjs';
import { session } from './session.mjs';

// It reports the code that this revision has for it (-32002) as the later one.
session(() => connect('legacy'), { resourceNotFound: -32602 });
