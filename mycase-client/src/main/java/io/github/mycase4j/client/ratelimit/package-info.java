/**
 * How many requests may leave, as a limiter in the terms of resilience4j, which can be registered,
 * measured, and shared between clients and a firm's own calls to MyCase.
 *
 * <pre>{@code
 * SlidingWindowRateLimiter limiter = SlidingWindowRateLimiter.perMinute(30);
 * limiter.registerIn(registry);
 * MyCaseClient reports = MyCaseClient.builder().tokenStore(login).rateLimiter(limiter).build();
 * MyCaseClient intake = MyCaseClient.builder().tokenStore(other).rateLimiter(limiter).build();
 * limiter.executeRunnable(() -> callMyCaseDirectly());
 * }</pre>
 *
 * <p>A program on the module path that uses this package requires the module {@code
 * io.github.resilience4j.ratelimiter} itself, because this library needs it only here.
 */
@NullMarked
package io.github.mycase4j.client.ratelimit;

import org.jspecify.annotations.NullMarked;
