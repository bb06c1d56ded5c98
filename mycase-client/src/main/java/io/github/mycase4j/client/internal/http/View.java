package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.CallOptions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What tells one view of a client from another.
 *
 * @param options what the caller allows
 * @param readOnly whether writes are refused
 * @param sent counts the requests that left
 */
public record View(CallOptions options, boolean readOnly, AtomicLong sent) {}
