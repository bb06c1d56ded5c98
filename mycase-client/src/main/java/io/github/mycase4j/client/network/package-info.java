/**
 * The environment variables for proxies and certificate authorities, and the rule for addresses
 * that may receive a secret.
 */
@NullMarked
package io.github.mycase4j.client.network;

import org.jspecify.annotations.NullMarked;
