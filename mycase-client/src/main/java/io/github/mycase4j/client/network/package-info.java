/**
 * The environment variables that describe the way to MyCase: proxies and certificate authorities.
 */
@NullMarked
package io.github.mycase4j.client.network;

import org.jspecify.annotations.NullMarked;
