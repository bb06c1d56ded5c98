/** The environment variables for proxies and certificate authorities. */
@NullMarked
package io.github.mycase4j.client.network;

import org.jspecify.annotations.NullMarked;
