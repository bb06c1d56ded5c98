package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes one collection of MyCase from another.
 *
 * @param name MyCase's word for the rows, which is also the path of their list
 * @param created when a row was created
 * @param changed when a row was last changed; null where the list has no filter for that
 * @param always parameters without which the list is incomplete
 * @param single whether MyCase returns a single row by its id
 * @param changedBy the resources whose writes change rows, as the first name of a path
 * @param cases the cases of a row, null where rows have none
 * @param staff the staff of a row, null where rows have none
 * @param days the days of a row, null where rows have none
 */
record CollectionType<T>(
    String name,
    Class<T> row,
    ToLongFunction<T> id,
    Function<T, @Nullable Instant> created,
    @Nullable Function<T, @Nullable Instant> changed,
    List<Api.Parameter> always,
    boolean single,
    Set<String> changedBy,
    @Nullable Function<T, long[]> cases,
    @Nullable Function<T, long[]> staff,
    @Nullable Function<T, @Nullable Days> days) {

  /** The first and the last day of a row. */
  record Days(LocalDate first, LocalDate last) {
    static @Nullable Days of(@Nullable LocalDate day) {
      return day == null ? null : new Days(day, day);
    }
  }

  /** Returns a type whose rows belong to no case, no staff member and no day. */
  static <T> CollectionType<T> of(
      String name,
      Class<T> row,
      ToLongFunction<T> id,
      Function<T, @Nullable Instant> created,
      @Nullable Function<T, @Nullable Instant> changed) {
    return new CollectionType<>(
        name, row, id, created, changed, List.of(), false, Set.of(name), null, null, null);
  }

  /** Returns a copy whose list needs a parameter to be complete. */
  CollectionType<T> always(String parameter, String value) {
    return new CollectionType<>(
        name,
        row,
        id,
        created,
        changed,
        List.of(new Api.Parameter(parameter, value)),
        single,
        changedBy,
        cases,
        staff,
        days);
  }

  /** Returns a copy whose rows can be requested by id. */
  CollectionType<T> withSingles() {
    return new CollectionType<>(
        name, row, id, created, changed, always, true, changedBy, cases, staff, days);
  }

  /** Returns a copy whose rows are changed by writes to these resources. */
  CollectionType<T> changedBy(String... resources) {
    return new CollectionType<>(
        name, row, id, created, changed, always, single, Set.of(resources), cases, staff, days);
  }

  /** Returns a copy whose rows belong to cases. */
  CollectionType<T> ofCase(Function<T, @Nullable Ref> legalCase) {
    return new CollectionType<>(
        name,
        row,
        id,
        created,
        changed,
        always,
        single,
        changedBy,
        r -> ids(legalCase.apply(r)),
        staff,
        days);
  }

  /** Returns a copy whose rows belong to staff members. */
  CollectionType<T> ofStaff(Function<T, long[]> members) {
    return new CollectionType<>(
        name, row, id, created, changed, always, single, changedBy, cases, members, days);
  }

  /** Returns a copy whose rows belong to days. */
  CollectionType<T> onDays(Function<T, @Nullable Days> ofRow) {
    return new CollectionType<>(
        name, row, id, created, changed, always, single, changedBy, cases, staff, ofRow);
  }

  /** Returns the name as words for a person. */
  String words() {
    return name.replace('_', ' ');
  }

  static long[] ids(@Nullable Ref ref) {
    return ref == null ? Index.none() : new long[] {ref.id()};
  }

  static long[] ids(List<Ref> refs) {
    return refs.isEmpty() ? Index.none() : refs.stream().mapToLong(Ref::id).distinct().toArray();
  }
}
