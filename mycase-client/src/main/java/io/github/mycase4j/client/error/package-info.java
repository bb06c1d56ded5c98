/**
 * The failures of calls, one class for each situation that a caller can act on. All are unchecked
 * and carry status, request id and attempts; none carries a body or a token.
 */
@NullMarked
package io.github.mycase4j.client.error;

import org.jspecify.annotations.NullMarked;
