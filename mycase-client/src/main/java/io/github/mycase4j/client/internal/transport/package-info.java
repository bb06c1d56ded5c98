/**
 * HTTP: connections, proxies, trust, and bounded requests and responses. Depends neither on the API
 * nor on the login. Not exported.
 */
@NullMarked
package io.github.mycase4j.client.internal.transport;

import org.jspecify.annotations.NullMarked;
