/**
 * When a request may leave: the sliding windows of this library, and the use of a limiter that the
 * caller brings. Not exported.
 */
@NullMarked
package io.github.mycase4j.client.internal.ratelimit;

import org.jspecify.annotations.NullMarked;
