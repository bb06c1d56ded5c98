/**
 * The login: tokens, their storage, and how MyCase issues them (RFC 6749). Secrets are wrapped in
 * {@link io.github.mycase4j.client.auth.Secret}; nothing in this package prints one.
 */
@NullMarked
package io.github.mycase4j.client.auth;

import org.jspecify.annotations.NullMarked;
