/** The path of one request: observe, retry, rate limit, login, transport. Not exported. */
@NullMarked
package io.github.mycase4j.client.internal.http;

import org.jspecify.annotations.NullMarked;
