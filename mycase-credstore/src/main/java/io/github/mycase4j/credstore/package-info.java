/**
 * A {@link io.github.mycase4j.client.auth.TokenStore} on disk. The file is encrypted with
 * AES-256-GCM under a key from the environment or the keychain of the operating system; there is no
 * way to store a login in plain text.
 */
@NullMarked
package io.github.mycase4j.credstore;

import org.jspecify.annotations.NullMarked;
