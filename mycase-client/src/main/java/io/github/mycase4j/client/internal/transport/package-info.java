/**
 * HTTP: connections, proxies, trust, and one exchange of bytes with bounds. Knows neither the API
 * nor the login. Not exported.
 */
@NullMarked
package io.github.mycase4j.client.internal.transport;

import org.jspecify.annotations.NullMarked;
