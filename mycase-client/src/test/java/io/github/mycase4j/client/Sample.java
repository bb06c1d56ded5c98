package io.github.mycase4j.client;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** A row with a component of every kind that MyCase's rows have. */
public record Sample(
    long id,
    Long caseId,
    String firstName,
    BigDecimal amount,
    LocalDate dueDate,
    Instant updatedAt,
    OffsetDateTime start,
    Boolean billable,
    Ref staff,
    List<Ref> clients,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  /** A reference. */
  public record Ref(long id) {}

  public static Sample of(long id) {
    return new Sample(id, null, null, null, null, null, null, null, null, null, Map.of());
  }
}
