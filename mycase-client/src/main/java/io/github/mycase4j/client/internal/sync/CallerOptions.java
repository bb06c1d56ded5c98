package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.CallOptions;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who reads collections.
 *
 * @param options what the caller allows
 * @param account whose collections are read; null for whichever login is stored
 * @param requests is told how many requests were sent for the caller
 * @param endsAt the ticker's reading at which the caller must have an answer
 */
public record CallerOptions(
    CallOptions options, @Nullable Account account, LongConsumer requests, long endsAt) {}
