/**
 * The implementation of {@link io.github.mycase4j.client.collection}: full scans and delta
 * requests, the rows in memory with their indexes, and what is kept on disk. Not exported.
 */
@NullMarked
package io.github.mycase4j.client.internal.sync;

import org.jspecify.annotations.NullMarked;
