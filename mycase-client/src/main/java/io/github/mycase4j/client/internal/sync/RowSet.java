package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.model.ModelFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a collection by id, each id once. Indexes are built on first use.
 *
 * <p>Immutable and thread-safe.
 */
final class RowSet<T> {
  private final CollectionType<T> kind;
  private final long[] ids;
  private final List<T> all;
  private volatile @Nullable Index cases;
  private volatile @Nullable Index staff;
  private volatile @Nullable DayIndex days;
  private volatile @Nullable List<T> unreadable;

  /** The first days, and how many days the longest row continues. */
  private record DayIndex(Index first, long longest) {}

  private RowSet(CollectionType<T> kind, long[] ids, List<T> all) {
    this.kind = kind;
    this.ids = ids;
    this.all = Collections.unmodifiableList(all);
  }

  /** Keeps rows in the order of their ids; of two with one id, the later. */
  static <T> RowSet<T> of(CollectionType<T> kind, List<T> read) {
    List<T> sorted = new ArrayList<>(read);
    sorted.sort(Comparator.comparingLong(kind.id()));
    long[] ids = new long[sorted.size()];
    int count = 0;
    for (T row : sorted) {
      long id = kind.id().applyAsLong(row);
      if (count > 0 && ids[count - 1] == id) {
        count--;
      }
      ids[count] = id;
      sorted.set(count, row);
      count++;
    }
    sorted.subList(count, sorted.size()).clear();
    ((ArrayList<T>) sorted).trimToSize();
    return new RowSet<>(kind, Arrays.copyOf(ids, count), sorted);
  }

  /** Returns these rows with others added, which replace rows of the same id. */
  RowSet<T> with(List<T> changed) {
    boolean same = true;
    for (T row : changed) {
      same &= find(kind.id().applyAsLong(row)).filter(row::equals).isPresent();
    }
    if (same) {
      return this;
    }
    List<T> more = new ArrayList<>(all.size() + changed.size());
    more.addAll(all);
    more.addAll(changed);
    return of(kind, more);
  }

  /** Returns these rows without one. */
  RowSet<T> without(long id) {
    if (position(id) < 0) {
      return this;
    }
    return of(kind, all.stream().filter(row -> kind.id().applyAsLong(row) != id).toList());
  }

  List<T> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  T row(int position) {
    return all.get(position);
  }

  /** Returns the position of a row; negative if there is none. */
  int position(long id) {
    return Arrays.binarySearch(ids, id);
  }

  /** Returns a copy that holds these rows, each equal to the row at its position here. */
  RowSet<T> asEqual(List<T> rows) {
    return new RowSet<>(kind, ids, rows);
  }

  Optional<T> find(long id) {
    int at = position(id);
    return at < 0 ? Optional.empty() : Optional.of(all.get(at));
  }

  /**
   * Returns the latest change of all rows that is not after an instant; null when there is none.
   */
  @Nullable Instant newest(Instant latest) {
    Function<T, @Nullable Instant> changed = kind.changed();
    Instant newest = null;
    if (changed != null) {
      for (T row : all) {
        Instant at = changed.apply(row);
        if (at != null && !at.isAfter(latest) && (newest == null || at.isAfter(newest))) {
          newest = at;
        }
      }
    }
    return newest;
  }

  /** Returns how many rows were created at an instant or later and are not among others. */
  int createdFrom(Instant instant, RowSet<T> others) {
    int count = 0;
    for (int i = 0; i < ids.length; i++) {
      Instant created = kind.created().apply(all.get(i));
      boolean late = created != null && !created.isBefore(instant);
      count += late && others.position(ids[i]) < 0 ? 1 : 0;
    }
    return count;
  }

  List<T> select(RowFilter selection, Runnable check) {
    if (selection.isAll()) {
      return all;
    }
    Function<T, long[]> casesOf = known(selection.caseId(), kind.cases(), "case");
    Function<T, long[]> staffOf = known(selection.staffId(), kind.staff(), "staff member");
    LocalDate day = selection.from() == null ? selection.to() : selection.from();
    Function<T, CollectionType.@Nullable Days> daysOf = known(day, kind.days(), "day");
    Index least = null;
    Index.Stretch stretch = new Index.Stretch(0, all.size());
    if (casesOf != null && selection.caseId() != null) {
      Index index = cases(casesOf, check);
      Index.Stretch own = index.between(selection.caseId(), selection.caseId());
      least = index;
      stretch = own;
    }
    if (staffOf != null && selection.staffId() != null) {
      Index index = staff(staffOf, check);
      Index.Stretch own = index.between(selection.staffId(), selection.staffId());
      least = own.size() <= stretch.size() ? index : least;
      stretch = own.size() <= stretch.size() ? own : stretch;
    }
    if (daysOf != null) {
      DayIndex index = days(daysOf, check);
      Index.Stretch own = index.first().between(first(selection, index), last(selection));
      least = own.size() <= stretch.size() ? index.first() : least;
      stretch = own.size() <= stretch.size() ? own : stretch;
    }
    List<T> selected = new ArrayList<>();
    for (int i = stretch.from(); i < stretch.to(); i++) {
      CheckedRows.at(i, check);
      T row = all.get(least == null ? i : least.position(i));
      if (has(casesOf, row, selection.caseId())
          && has(staffOf, row, selection.staffId())
          && (daysOf == null || isWithin(daysOf.apply(row), selection))) {
        selected.add(row);
      }
    }
    return Collections.unmodifiableList(selected);
  }

  /** Returns the rows with fields that could not be read. */
  List<T> unreadable(Runnable check) {
    List<T> found = unreadable;
    if (found == null) {
      found =
          new CheckedRows<>(all, check)
              .stream()
                  .filter(
                      row -> row instanceof Record each && !ModelFields.unreadable(each).isEmpty())
                  .toList();
      unreadable = found;
    }
    return found;
  }

  private <F> @Nullable F known(@Nullable Object wanted, @Nullable F of, String what) {
    if (wanted == null) {
      return null;
    }
    if (of == null) {
      throw new IllegalArgumentException("MyCase's " + kind.words() + " have no " + what + ".");
    }
    return of;
  }

  private static <T> boolean has(@Nullable Function<T, long[]> of, T row, @Nullable Long wanted) {
    if (of == null || wanted == null) {
      return true;
    }
    for (long id : of.apply(row)) {
      if (id == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(CollectionType.@Nullable Days days, RowFilter selection) {
    return days != null
        && (selection.from() == null || !days.last().isBefore(selection.from()))
        && (selection.to() == null || !days.first().isAfter(selection.to()));
  }

  private static long first(RowFilter selection, DayIndex index) {
    return selection.from() == null
        ? Long.MIN_VALUE
        : selection.from().toEpochDay() - index.longest();
  }

  private static long last(RowFilter selection) {
    return selection.to() == null ? Long.MAX_VALUE : selection.to().toEpochDay();
  }

  // Two threads may build an index at once: both build the same.

  private Index cases(Function<T, long[]> of, Runnable check) {
    Index built = cases;
    if (built == null) {
      built = index(i -> of.apply(all.get(i)), check);
      cases = built;
    }
    return built;
  }

  private Index staff(Function<T, long[]> of, Runnable check) {
    Index built = staff;
    if (built == null) {
      built = index(i -> of.apply(all.get(i)), check);
      staff = built;
    }
    return built;
  }

  private DayIndex days(Function<T, CollectionType.@Nullable Days> of, Runnable check) {
    DayIndex built = days;
    if (built == null) {
      long longest = 0;
      for (T row : new CheckedRows<>(all, check)) {
        CollectionType.Days ofRow = of.apply(row);
        if (ofRow != null) {
          longest = Math.max(longest, ofRow.last().toEpochDay() - ofRow.first().toEpochDay());
        }
      }
      built = new DayIndex(index(i -> firstDay(of.apply(all.get(i))), check), longest);
      days = built;
    }
    return built;
  }

  private Index index(IntFunction<long[]> keysOf, Runnable check) {
    return Index.of(
        all.size(),
        i -> {
          CheckedRows.at(i, check);
          return keysOf.apply(i);
        });
  }

  private static long[] firstDay(CollectionType.@Nullable Days days) {
    return days == null ? Index.none() : new long[] {days.first().toEpochDay()};
  }
}
