package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The source of the rows of one collection, as one load sees it. Every method performs I/O. */
interface RowSource<T> {

  /** Reads the first page of all rows. */
  Page<T> first();

  /** Reads the page that a link of an earlier page leads to. */
  Page<T> at(URI link);

  /** Reads the first page of the rows that were changed at an instant or later. */
  Page<T> changedSince(Instant instant);

  /** Requests the number of rows; empty if MyCase does not send it. */
  OptionalLong count();

  /** Reads one row; empty if there is none. */
  Optional<T> find(long id);
}
