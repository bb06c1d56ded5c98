/**
 * A {@link io.github.mycase4j.client.auth.TokenStore} and a {@link
 * io.github.mycase4j.client.collection.CollectionStore} on disk. The files are encrypted with
 * AES-256-GCM under a key from the environment or the keychain of the operating system; there is no
 * way to store a login or a collection in plain text.
 */
@NullMarked
package io.github.mycase4j.credstore;

import org.jspecify.annotations.NullMarked;
