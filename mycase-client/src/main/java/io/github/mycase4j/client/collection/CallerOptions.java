package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.CallOptions;
import java.util.function.LongConsumer;

/**
 * Who reads collections.
 *
 * @param options what the caller allows
 * @param requests is told how many requests were sent for the caller
 * @param endsAt the ticker's reading at which the caller must have an answer
 */
public record CallerOptions(CallOptions options, LongConsumer requests, long endsAt) {}
