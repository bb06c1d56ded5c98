package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with a component of every kind that an argument has, and what comes of reading one. */
record Everything(
    @Nullable Long personId,
    @Describe(value = "", min = 1, max = 200) @Nullable Integer limit,
    @Nullable BigDecimal hours,
    @Nullable Boolean resolved,
    @Nullable LocalDate dueDate,
    @Nullable OffsetDateTime calledAt,
    @Nullable Instant updatedAfter,
    @Nullable ZoneId timeZone,
    @Nullable Colour colour,
    @Describe(value = "", maxLength = 10) @Nullable String query,
    @Describe(value = "", minItems = 1) @Nullable List<Long> staffIds,
    @Nullable List<Member> staff,
    @Nullable Member owner) {
  enum Colour {
    RED,
    GREEN;

    @Override
    public String toString() {
      return this == RED ? "red" : "green";
    }
  }

  record Member(long id, @Nullable Boolean leadLawyer) {}

  static Everything read(String name, @Nullable Object value) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put(name, value);
    return Arguments.read(arguments, Everything.class);
  }

  static InvalidArgumentException refusal(String name, @Nullable Object value) {
    InvalidArgumentException refusal =
        catchThrowableOfType(InvalidArgumentException.class, () -> read(name, value));
    assertThat(refusal).as("%s = %s", name, value).isNotNull();
    return refusal;
  }
}
