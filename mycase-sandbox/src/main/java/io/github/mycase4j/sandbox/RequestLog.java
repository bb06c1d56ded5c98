package io.github.mycase4j.sandbox;

import java.util.ArrayDeque;
import java.util.List;

/** The latest requests, and the latest ones outside MyCase's description. Thread-safe. */
final class RequestLog {
  private static final int KEPT = 20_000;

  private final ArrayDeque<RecordedRequest> all = new ArrayDeque<>();
  private final ArrayDeque<RecordedRequest> refused = new ArrayDeque<>();

  synchronized void add(RecordedRequest request) {
    keep(all, request);
    if (request.refused()) {
      keep(refused, request);
    }
  }

  private static void keep(ArrayDeque<RecordedRequest> queue, RecordedRequest request) {
    if (queue.size() == KEPT) {
      queue.removeFirst();
    }
    queue.addLast(request);
  }

  synchronized List<RecordedRequest> all() {
    return List.copyOf(all);
  }

  synchronized List<RecordedRequest> refused() {
    return List.copyOf(refused);
  }

  synchronized void clear() {
    all.clear();
    refused.clear();
  }
}
