// The client of the TypeScript SDK 2, in the mode auto of finding the version.
import { connect } from './client.mjs';
import { session } from './session.mjs';

session((url) => connect(url, 'auto'));
