package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** A collection that is loaded from a {@link FakeMyCase}, on a clock that only tests move. */
final class Loading {
  static final long NEVER = Long.MAX_VALUE / 4;

  final MutableClock clock = new MutableClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final FakeMyCase mycase = new FakeMyCase(clock);

  /** The pool of rows that its collections use. */
  RowPool pool = new RowPool(Long.MAX_VALUE);

  /** The evicted collections, each with its size in bytes. */
  final List<String> evicted = new CopyOnWriteArrayList<>();

  /** How many requests the callers counted as theirs. */
  final AtomicLong claimed = new AtomicLong();

  Account account = new Account(5L, "Ann Example", "Example Law", "firm-1");

  /** Returns a collection that loads on the thread of the caller. */
  SharedCollection<PracticeArea> collection() {
    return collection(FakeMyCase.KIND, Runnable::run, null);
  }

  SharedCollection<PracticeArea> collection(
      CollectionType<PracticeArea> kind, Executor executor, CollectionStore mirror) {
    SyncEnvironment environment =
        new SyncEnvironment(
            (options, account, loading, sent) -> {
              throw new AssertionError("the rows come from elsewhere");
            },
            clock,
            clock,
            sleeper,
            executor,
            mirror,
            () -> account,
            pool,
            (name, bytes) -> evicted.add(name + " " + bytes));
    return new SharedCollection<>(kind, environment, mycase::source);
  }

  SyncedCollection<PracticeArea> view(SharedCollection<PracticeArea> collection) {
    return view(collection, CallOptions.defaults(), NEVER);
  }

  SyncedCollection<PracticeArea> view(
      SharedCollection<PracticeArea> collection, CallOptions options, long endsAt) {
    return collection.view(
        new CallScope(options, false, null, null, null, claimed, endsAt, 0, null));
  }

  Snapshot<PracticeArea> read(SharedCollection<PracticeArea> collection) {
    return view(collection).read();
  }

  /** Reads so much later that a delta request is needed. */
  Snapshot<PracticeArea> readLater(SharedCollection<PracticeArea> collection) {
    clock.advance(Duration.ofSeconds(31));
    return read(collection);
  }

  static String name(Snapshot<PracticeArea> snapshot, long id) {
    return snapshot.find(id).map(PracticeArea::name).orElse(null);
  }

  static List<Long> ids(Snapshot<PracticeArea> snapshot) {
    return snapshot.rows().stream().map(PracticeArea::id).toList();
  }
}
