package io.github.mycase4j.mcp.tool;

import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseStaff;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key by which rows are grouped. A row has no key, one, or several: without one it belongs to the
 * group of rows that have none, and with several it counts in full in each of their groups.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class GroupKey<T> {
  private final Kind kind;
  private final String field;
  private final Function<? super T, ? extends Collection<?>> keys;
  private final @Nullable Function<? super T, @Nullable Ref> caseOf;
  private final @Nullable GroupKey<LegalCase> ofTheCase;

  /** What a key is, which decides how it is written and sorted. */
  public enum Kind {
    /** A text, as it is. */
    TEXT,
    /** A month, {@code YYYY-MM}. */
    MONTH,
    /** A day, {@code YYYY-MM-DD}. */
    DAY,
    /** The id of a case, written with the case's name. */
    CASE,
    /** The id of a client, written with the client's name. */
    CLIENT,
    /** The id of a company, written with the company's name. */
    COMPANY,
    /** The id of a staff member, written with their name. */
    STAFF,
    /** The id of a document folder, written with the folder's name. */
    FOLDER;

    /** {@return whether keys of this kind are ids} */
    public boolean isReference() {
      return compareTo(CASE) >= 0;
    }
  }

  private GroupKey(
      Kind kind,
      String field,
      Function<? super T, ? extends Collection<?>> keys,
      @Nullable Function<? super T, @Nullable Ref> caseOf,
      @Nullable GroupKey<LegalCase> ofTheCase) {
    this.kind = kind;
    this.field = Objects.requireNonNull(field, "field");
    this.keys = keys;
    this.caseOf = caseOf;
    this.ofTheCase = ofTheCase;
  }

  private static <T> GroupKey<T> of(
      Kind kind, String field, Function<? super T, ? extends Collection<?>> keys) {
    return new GroupKey<>(kind, field, keys, null, null);
  }

  /**
   * Groups by a text. Blanks around it do not count, and a blank text is no key.
   *
   * @param <T> the type of the rows
   * @param field MyCase's name of the field that the key is read from
   * @param text returns the text of a row, or null
   * @return the key
   */
  public static <T> GroupKey<T> text(String field, Function<? super T, @Nullable String> text) {
    return of(
        Kind.TEXT,
        field,
        row -> {
          String key = text.apply(row);
          return key == null || key.isBlank() ? List.of() : List.of(key.strip());
        });
  }

  /**
   * Groups by the month of a day.
   *
   * @param <T> the type of the rows
   * @param field MyCase's name of the field that the key is read from
   * @param day returns the day of a row, or null
   * @return the key
   */
  public static <T> GroupKey<T> month(String field, Function<? super T, @Nullable LocalDate> day) {
    return of(
        Kind.MONTH,
        field,
        row -> {
          LocalDate key = day.apply(row);
          return key == null ? List.of() : List.of(YearMonth.from(key));
        });
  }

  /**
   * Groups by day.
   *
   * @param <T> the type of the rows
   * @param field MyCase's name of the field that the key is read from
   * @param days returns the days of a row
   * @return the key
   */
  public static <T> GroupKey<T> days(
      String field, Function<? super T, ? extends Collection<LocalDate>> days) {
    return of(Kind.DAY, field, days);
  }

  /**
   * Groups by a reference to another record.
   *
   * @param <T> the type of the rows
   * @param kind what the reference is to
   * @param field MyCase's name of the field that the key is read from
   * @param reference returns the reference of a row, or null
   * @return the key
   * @throws IllegalArgumentException when keys of this kind are not ids
   */
  public static <T> GroupKey<T> reference(
      Kind kind, String field, Function<? super T, @Nullable Ref> reference) {
    return of(
        checked(kind),
        field,
        row -> {
          Ref key = reference.apply(row);
          return key == null ? List.of() : List.of(key.id());
        });
  }

  /**
   * Groups by references to other records.
   *
   * @param <T> the type of the rows
   * @param kind what the references are to
   * @param field MyCase's name of the field that the keys are read from
   * @param ids returns the ids of a row
   * @return the key
   * @throws IllegalArgumentException when keys of this kind are not ids
   */
  public static <T> GroupKey<T> references(
      Kind kind, String field, Function<? super T, ? extends Collection<Long>> ids) {
    return of(checked(kind), field, ids);
  }

  private static Kind checked(Kind kind) {
    if (!kind.isReference()) {
      throw new IllegalArgumentException("keys of the kind " + kind + " are not ids");
    }
    return kind;
  }

  /** {@return the key that groups cases by client} */
  public static GroupKey<LegalCase> clientsOfCase() {
    return references(
        Kind.CLIENT, "clients", legalCase -> ids(legalCase.clients(), CaseClient::id));
  }

  /** {@return the key that groups cases by lead lawyer} */
  public static GroupKey<LegalCase> leadLawyerOfCase() {
    return references(
        Kind.STAFF,
        "staff",
        legalCase ->
            legalCase.staff().stream()
                .filter(staff -> Boolean.TRUE.equals(staff.leadLawyer()))
                .map(CaseStaff::id)
                .distinct()
                .toList());
  }

  private static <R> List<Long> ids(List<R> references, Function<R, Long> id) {
    return references.size() == 1
        ? List.of(id.apply(references.get(0)))
        : references.stream().map(id).distinct().toList();
  }

  /**
   * Groups by a key of the case that a row belongs to. A row without a case, or whose case MyCase
   * does not return, has no key.
   *
   * @param <T> the type of the rows
   * @param caseOf returns the case of a row, or null
   * @param key the key of that case
   * @return the key
   */
  public static <T> GroupKey<T> ofCase(
      Function<? super T, @Nullable Ref> caseOf, GroupKey<LegalCase> key) {
    return new GroupKey<>(key.kind, "case", row -> List.of(), caseOf, key);
  }

  /** {@return what the key is} */
  public Kind kind() {
    return kind;
  }

  /** {@return MyCase's name of the field that the key is read from} */
  public String field() {
    return field;
  }

  /** {@return the key of the case of a row, if it is that; null when it is a key of the row} */
  public @Nullable GroupKey<LegalCase> keyOfCase() {
    return ofTheCase;
  }

  /**
   * {@return the id of the case that a row belongs to, for a key of the case; null without one}
   *
   * @param row a row
   */
  public @Nullable Long caseId(T row) {
    Ref legalCase = caseOf == null ? null : caseOf.apply(row);
    return legalCase == null ? null : legalCase.id();
  }

  /**
   * {@return the keys of a row: texts, {@link YearMonth}s, {@link LocalDate}s or ids} For a key of
   * the case, ask {@link #keyOfCase} with the case.
   *
   * @param row a row
   */
  public Collection<?> keys(T row) {
    return keys.apply(row);
  }

  @Override
  public String toString() {
    return "GroupKey[" + kind.name().toLowerCase(Locale.ROOT) + " " + field + "]";
  }
}
