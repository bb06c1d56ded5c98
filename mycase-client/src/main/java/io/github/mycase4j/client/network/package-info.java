/**
 * The way to MyCase: the environment variables for proxies and certificate authorities, and which
 * addresses may receive a secret.
 */
@NullMarked
package io.github.mycase4j.client.network;

import org.jspecify.annotations.NullMarked;
