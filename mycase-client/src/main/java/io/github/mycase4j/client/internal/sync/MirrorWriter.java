package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.core.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one collection in the {@link CollectionStore}, where there is one, for the next process. A
 * failure costs the next start a full scan and nothing else, so {@link #problem} reports it and no
 * load fails.
 *
 * <p>Thread-safe; performs I/O.
 */
final class MirrorWriter<T> {
  private static final int ROWS_IN_PART = 1000;

  private final CollectionType<T> kind;
  private final SyncEnvironment environment;
  private boolean restored;
  private boolean scanning;
  private @Nullable RowSet<T> written;
  private int logins;
  private volatile @Nullable String problem;

  MirrorWriter(CollectionType<T> kind, SyncEnvironment environment) {
    this.kind = kind;
    this.environment = environment;
  }

  /** The state that an earlier process stored. */
  record Restored<T>(@Nullable SyncedRows<T> state, @Nullable FullScan<T> unfinished) {}

  /** An operation of the store. */
  @FunctionalInterface
  private interface Step {
    void with(CollectionStore store, String account);
  }

  /** Returns why the collection could not be stored; null if it could. */
  @Nullable String problem() {
    return problem;
  }

  /** Returns the number of the login with which a load begins. */
  synchronized int login() {
    return logins;
  }

  /** Stores nothing more of a login that has ended. */
  synchronized void forget() {
    logins++;
    scanning = false;
    written = null;
    restored = true;
  }

  /** Returns the state that an earlier process stored; nothing the second time. */
  synchronized Restored<T> restore() {
    List<Restored<T>> found = new ArrayList<>();
    if (!restored) {
      restored = true;
      attempt(
          logins,
          true,
          (store, account) -> {
            Restoring restoring = new Restoring();
            store.read(kind.name(), part -> restoring.take(part, account));
            Restored<T> whole = restoring.found();
            scanning = whole.unfinished() != null;
            written = whole.state() == null ? null : whole.state().rows();
            found.add(whole);
          });
    }
    return found.isEmpty() ? new Restored<>(null, null) : found.get(0);
  }

  /** Stores a page of the first scan. */
  synchronized void page(int login, FullScan<T> scan, Page<T> page, boolean first) {
    attempt(
        login,
        (store, account) -> {
          MirrorSegment<T> part =
              new MirrorSegment<>(MirrorSegment.Head.scanning(account, scan), page.items());
          if (first) {
            store.replace(kind.name(), List.of(part.encode()).iterator());
            scanning = true;
          } else if (scanning) {
            // If another process has taken over, it stores the same rows: one of the two is enough.
            scanning = store.append(kind.name(), part.encode());
          }
        });
  }

  /** Discards a scan that may have missed rows; the next start scans again. */
  synchronized void discarded(int login) {
    if (login == logins) {
      scanning = false;
      written = null;
    }
  }

  /** Stores the rows of a completed scan. */
  synchronized void scanned(int login, SyncedRows<T> state) {
    if (!scanning && written != null && written.all().equals(state.rows().all())) {
      written = state.rows();
      return;
    }
    attempt(
        login,
        (store, account) -> {
          MirrorSegment.Head head = MirrorSegment.Head.known(account, state, List.of());
          boolean added =
              scanning && store.append(kind.name(), new MirrorSegment<T>(head, List.of()).encode());
          if (!added) {
            store.replace(kind.name(), parts(head, state.rows().all()));
          }
          scanning = false;
          written = state.rows();
        });
  }

  /** Stores what changed since. */
  synchronized void changed(int login, SyncedRows<T> state) {
    RowSet<T> before = written;
    if (before == null || before == state.rows()) {
      return;
    }
    attempt(
        login,
        (store, account) -> {
          List<T> changed = new ArrayList<>();
          for (T row : state.rows().all()) {
            if (before.find(kind.id().applyAsLong(row)).orElse(null) != row) {
              changed.add(row);
            }
          }
          List<Long> deleted = new ArrayList<>();
          for (T row : before.all()) {
            long id = kind.id().applyAsLong(row);
            if (state.rows().find(id).isEmpty()) {
              deleted.add(id);
            }
          }
          MirrorSegment.Head head = MirrorSegment.Head.known(account, state, List.copyOf(deleted));
          boolean ours = true;
          if (changed.size() > ROWS_IN_PART) {
            // If only some of several parts were written, they would look like the whole change.
            store.replace(kind.name(), parts(head, state.rows().all()));
          } else {
            // False means that another process stores the same rows.
            ours = store.append(kind.name(), new MirrorSegment<>(head, changed).encode());
          }
          written = ours ? state.rows() : null;
        });
  }

  private Iterator<byte[]> parts(MirrorSegment.Head head, List<T> rows) {
    int count = Math.max(1, (rows.size() + ROWS_IN_PART - 1) / ROWS_IN_PART);
    return IntStream.range(0, count)
        .mapToObj(i -> rows.subList(i * ROWS_IN_PART, end(i, rows.size())))
        .map(some -> new MirrorSegment<>(head, some).encode())
        .iterator();
  }

  private static int end(int part, int rows) {
    return Math.min(rows, (part + 1) * ROWS_IN_PART);
  }

  private void attempt(int login, Step step) {
    attempt(login, false, step);
  }

  private void attempt(int login, boolean restoring, Step step) {
    CollectionStore store = environment.mirror();
    if (store == null || login != logins) {
      return;
    }
    try {
      Account account = environment.account().get();
      if (account.firmUuid() != null && account.userId() != null) {
        step.with(store, account.firmUuid() + "/" + account.userId());
        problem = null;
      } else if (!restoring) {
        problem =
            unkept("it is not known whose login this is; store the login with its account")
                + " (Tokens.withAccount).";
      }
    } catch (RuntimeException e) {
      scanning = false;
      written = null;
      problem = unkept(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  private String unkept(String why) {
    return "The " + kind.words() + " could not be kept for the next start: " + why;
  }

  /** Reassembles the stored parts. */
  private final class Restoring {
    private @Nullable FullScan<T> scan;
    private MirrorSegment.@Nullable Head last;
    private boolean broken;

    void take(byte[] bytes, String account) {
      if (broken) {
        return;
      }
      MirrorSegment<T> part = MirrorSegment.decode(bytes, kind.row());
      MirrorSegment.Head head = part.head();
      if (!head.isOf(account)) {
        broken = true;
        last = null;
        return;
      }
      FullScan<T> unfinished =
          scan == null ? new FullScan<>(kind, head.began(), SyncedRows.UNSEEN) : scan;
      if (!head.deleted().isEmpty()) {
        Set<Long> deleted = Set.copyOf(head.deleted());
        unfinished.read().removeIf(row -> deleted.contains(kind.id().applyAsLong(row)));
      }
      unfinished.add(
          part.rows(), head.next() == null ? null : URI.create(head.next()), head.total());
      scan = unfinished;
      last = head;
    }

    Restored<T> found() {
      MirrorSegment.Head head = last;
      FullScan<T> unfinished = scan;
      if (head == null || unfinished == null) {
        return new Restored<>(null, null);
      }
      if (head.since() == null || head.asOf() == null) {
        return new Restored<>(null, unfinished);
      }
      RowSet<T> rows = RowSet.of(kind, unfinished.read());
      return new Restored<>(
          new SyncedRows<>(
              rows,
              head.since(),
              head.total(),
              head.asOf(),
              head.began(),
              SyncedRows.UNSEEN,
              false),
          null);
    }
  }
}
