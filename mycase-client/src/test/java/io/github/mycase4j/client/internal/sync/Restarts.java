package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A collection that outlives its process. */
abstract class Restarts {
  static final String SINCE_NEWEST = "since 2026-03-01T10:02:30Z";
  static final String NAME = "practice_areas";

  final MemoryMirror mirror = new MemoryMirror();
  final Loading loading = new Loading();
  final FakeMyCase mycase = loading.mycase.fill(150);
  SharedCollection<PracticeArea> collection = process();

  SharedCollection<PracticeArea> process() {
    return loading.collection(FakeMyCase.KIND, Runnable::run, mirror.process());
  }

  /** The process ends, and another starts a day later. */
  void restart() {
    collection = process();
    loading.clock.advance(Duration.ofDays(1));
    mycase.asked();
  }

  Snapshot<PracticeArea> read() {
    return loading.read(collection);
  }

  Snapshot<PracticeArea> readLater() {
    return loading.readLater(collection);
  }

  /** Reads, and returns what one gets who has no time to wait for the answer to a request. */
  Snapshot<PracticeArea> readWithoutTimeBefore(String request) {
    List<Snapshot<PracticeArea>> got = new ArrayList<>();
    mycase.before(
        request, () -> got.add(loading.view(collection, CallOptions.defaults(), 0).read()));
    read();
    return got.get(0);
  }
}
