package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.core.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one collection beyond the process, where there is a {@link CollectionStore}. What fails
 * here costs the next start a walk and nothing else, so it is told by {@link #problem} and stops no
 * load.
 *
 * <p>Thread safe; does I/O.
 */
final class MirrorWriter<T> {
  private static final int ROWS_IN_PART = 1000;

  private final CollectionType<T> kind;
  private final SyncEnvironment workshop;
  private boolean restored;
  private boolean walking;
  private @Nullable RowSet<T> written;
  private int logins;
  private volatile @Nullable String problem;

  MirrorWriter(CollectionType<T> kind, SyncEnvironment workshop) {
    this.kind = kind;
    this.workshop = workshop;
  }

  /** What an earlier process knew. */
  record Restored<T>(@Nullable SyncedRows<T> state, @Nullable FullScan<T> half) {}

  /** What the store does. */
  @FunctionalInterface
  private interface Step {
    void with(CollectionStore store, String account);
  }

  /** Returns what stood in the way of keeping; null when nothing did. */
  @Nullable String problem() {
    return problem;
  }

  /** Returns which login it is that a load begins with. */
  synchronized int login() {
    return logins;
  }

  /** Keeps nothing more of a login that is over. */
  synchronized void forget() {
    logins++;
    walking = false;
    written = null;
    restored = true;
  }

  /** Returns what an earlier process knew; nothing the second time. */
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
            walking = whole.half() != null;
            written = whole.state() == null ? null : whole.state().rows();
            found.add(whole);
          });
    }
    return found.isEmpty() ? new Restored<>(null, null) : found.get(0);
  }

  /** Keeps a page of a walk before which nothing was known. */
  synchronized void page(int login, FullScan<T> walk, Page<T> page, boolean first) {
    attempt(
        login,
        (store, account) -> {
          MirrorSegment<T> part =
              new MirrorSegment<>(MirrorSegment.Head.walking(account, walk), page.items());
          if (first) {
            store.replace(kind.name(), List.of(part.encode()).iterator());
            walking = true;
          } else if (walking) {
            // Another process that keeps the same has taken over: one of the two is enough.
            walking = store.append(kind.name(), part.encode());
          }
        });
  }

  /** Leaves out what a walk has found that may have missed rows; the next start walks again. */
  synchronized void doubted(int login) {
    if (login == logins) {
      walking = false;
      written = null;
    }
  }

  /** Keeps what a walk has found. */
  synchronized void walked(int login, SyncedRows<T> state) {
    if (!walking && written != null && written.all().equals(state.rows().all())) {
      written = state.rows();
      return;
    }
    attempt(
        login,
        (store, account) -> {
          MirrorSegment.Head head = MirrorSegment.Head.known(account, state, List.of());
          boolean added =
              walking && store.append(kind.name(), new MirrorSegment<T>(head, List.of()).encode());
          if (!added) {
            store.replace(kind.name(), parts(head, state.rows().all()));
          }
          walking = false;
          written = state.rows();
        });
  }

  /** Keeps what changed since. */
  synchronized void looked(int login, SyncedRows<T> state) {
    RowSet<T> before = written;
    if (before == null || before == state.rows()) {
      return;
    }
    attempt(
        login,
        (store, account) -> {
          List<T> changed = new ArrayList<>();
          Set<Long> deleted = new HashSet<>();
          for (T row : state.rows().all()) {
            if (before.find(kind.id().applyAsLong(row)).orElse(null) != row) {
              changed.add(row);
            }
          }
          for (T row : before.all()) {
            deleted.add(kind.id().applyAsLong(row));
          }
          state.rows().all().forEach(row -> deleted.remove(kind.id().applyAsLong(row)));
          MirrorSegment.Head head = MirrorSegment.Head.known(account, state, List.copyOf(deleted));
          boolean ours = true;
          if (changed.size() > ROWS_IN_PART) {
            // Some of several parts would pass for all that changed.
            store.replace(kind.name(), parts(head, state.rows().all()));
          } else {
            // A false is another process that keeps the same.
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
    CollectionStore store = workshop.mirror();
    if (store == null || login != logins) {
      return;
    }
    try {
      Account account = workshop.account().get();
      if (account.firmUuid() != null && account.userId() != null) {
        step.with(store, account.firmUuid() + "/" + account.userId());
        problem = null;
      } else if (!restoring) {
        problem =
            unkept("it is not known whose login this is; store the login with its account")
                + " (Tokens.withAccount).";
      }
    } catch (RuntimeException e) {
      walking = false;
      written = null;
      problem = unkept(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  private String unkept(String why) {
    return "The " + kind.words() + " could not be kept for the next start: " + why;
  }

  /** Puts the parts together again. */
  private final class Restoring {
    private @Nullable FullScan<T> walk;
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
      FullScan<T> half =
          walk == null ? new FullScan<>(kind, head.began(), SyncedRows.UNSEEN) : walk;
      if (!head.deleted().isEmpty()) {
        Set<Long> deleted = Set.copyOf(head.deleted());
        half.read().removeIf(row -> deleted.contains(kind.id().applyAsLong(row)));
      }
      half.add(part.rows(), head.next() == null ? null : URI.create(head.next()), head.total());
      walk = half;
      last = head;
    }

    Restored<T> found() {
      MirrorSegment.Head head = last;
      FullScan<T> half = walk;
      if (head == null || half == null) {
        return new Restored<>(null, null);
      }
      if (head.since() == null || head.asOf() == null) {
        return new Restored<>(null, half);
      }
      RowSet<T> rows = RowSet.of(kind, half.read());
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
