package io.github.mycase4j.mcp.tool;

import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseStaff;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
  private final KeyType type;
  private final List<String> fields;
  private final Function<? super T, ? extends Collection<?>> keys;
  private final @Nullable Function<? super T, @Nullable Ref> caseOf;
  private final @Nullable GroupKey<LegalCase> ofTheCase;
  private final @Nullable Function<? super T, @Nullable String> name;

  /** The type of a key, which determines how it is written and sorted. */
  public enum KeyType {
    /** A text. */
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
    /** The id of a record that MyCase does not list, with the name from {@link #named}. */
    OTHER;

    /** {@return whether keys of this type are ids} */
    public boolean isReference() {
      return compareTo(CASE) >= 0;
    }
  }

  private GroupKey(
      KeyType type,
      List<String> fields,
      Function<? super T, ? extends Collection<?>> keys,
      @Nullable Function<? super T, @Nullable Ref> caseOf,
      @Nullable GroupKey<LegalCase> ofTheCase,
      @Nullable Function<? super T, @Nullable String> name) {
    this.type = type;
    this.fields = fields;
    this.keys = keys;
    this.caseOf = caseOf;
    this.ofTheCase = ofTheCase;
    this.name = name;
  }

  private static <T> GroupKey<T> of(
      KeyType type, String field, Function<? super T, ? extends Collection<?>> keys) {
    return new GroupKey<>(type, List.of(field), keys, null, null, null);
  }

  /**
   * Groups by a text. Texts that differ only in case, accents or spacing are one key, shown the way
   * most rows write it; a blank text is no key.
   *
   * @param <T> the type of the rows
   * @param field MyCase's name of the field that the key is read from
   * @param text returns the text of a row, or null
   * @return the key
   */
  public static <T> GroupKey<T> text(String field, Function<? super T, @Nullable String> text) {
    return of(
        KeyType.TEXT,
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
        KeyType.MONTH,
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
    return of(KeyType.DAY, field, days);
  }

  /**
   * Groups by a reference to another record.
   *
   * @param <T> the type of the rows
   * @param type what the reference refers to
   * @param field MyCase's name of the field that the key is read from
   * @param reference returns the reference of a row, or null
   * @return the key
   * @throws IllegalArgumentException when keys of this type are not ids
   */
  public static <T> GroupKey<T> reference(
      KeyType type, String field, Function<? super T, @Nullable Ref> reference) {
    return of(
        checked(type),
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
   * @param type what the references refer to
   * @param field MyCase's name of the field that the keys are read from
   * @param ids returns the ids of a row; one that it returns twice counts once
   * @return the key
   * @throws IllegalArgumentException when keys of this type are not ids
   */
  public static <T> GroupKey<T> references(
      KeyType type, String field, Function<? super T, ? extends Collection<Long>> ids) {
    return of(
        checked(type),
        field,
        row -> {
          Collection<Long> all = ids.apply(row);
          return all.size() < 2 ? all : new LinkedHashSet<>(all);
        });
  }

  private static KeyType checked(KeyType type) {
    if (!type.isReference()) {
      throw new IllegalArgumentException("keys of the type " + type + " are not ids");
    }
    return type;
  }

  /** {@return the key that groups cases by client} */
  public static GroupKey<LegalCase> clientsOfCase() {
    return references(
        KeyType.CLIENT,
        "clients",
        legalCase -> legalCase.clients().stream().map(CaseClient::id).toList());
  }

  /** {@return the key that groups cases by company} */
  public static GroupKey<LegalCase> companiesOfCase() {
    return references(
        KeyType.COMPANY,
        "companies",
        legalCase -> legalCase.companies().stream().map(Ref::id).toList());
  }

  /** {@return the key that groups cases by staff member} */
  public static GroupKey<LegalCase> staffOfCase() {
    return references(
        KeyType.STAFF,
        "staff",
        legalCase -> legalCase.staff().stream().map(CaseStaff::id).toList());
  }

  /** {@return the key that groups cases by lead lawyer} */
  public static GroupKey<LegalCase> leadLawyerOfCase() {
    return new GroupKey<>(
        KeyType.STAFF,
        List.of("staff", "staff.lead_lawyer"),
        legalCase ->
            legalCase.staff().stream()
                .filter(staff -> Boolean.TRUE.equals(staff.leadLawyer()))
                .map(CaseStaff::id)
                .distinct()
                .toList(),
        null,
        null,
        null);
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
    return new GroupKey<>(key.type, List.of("case"), row -> List.of(), caseOf, key, null);
  }

  /**
   * Takes the names of the keys from the rows. MyCase lists cases, clients, companies and staff
   * members, whose names the connector knows; it does not list document folders, for example.
   *
   * @param nameOf returns the name of the record that a row refers to, or null
   * @return a copy with these names
   */
  public GroupKey<T> named(Function<? super T, @Nullable String> nameOf) {
    return new GroupKey<>(type, fields, keys, caseOf, ofTheCase, nameOf);
  }

  /** {@return the type of the key} */
  public KeyType type() {
    return type;
  }

  /** {@return MyCase's names of the fields that the key is read from} */
  public List<String> fields() {
    return fields;
  }

  /** {@return the key of a row's case, for {@link #ofCase}; null for a key of the row itself} */
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
   * the case, use {@link #keyOfCase} with the case instead.
   *
   * @param row a row
   */
  public Collection<?> keys(T row) {
    return keys.apply(row);
  }

  /**
   * {@return the name of the record that a row refers to; null when the row does not have it}
   *
   * @param row a row
   */
  public @Nullable String name(T row) {
    return name == null ? null : name.apply(row);
  }

  @Override
  public String toString() {
    return "GroupKey["
        + type.name().toLowerCase(Locale.ROOT)
        + " "
        + String.join(", ", fields)
        + "]";
  }
}
