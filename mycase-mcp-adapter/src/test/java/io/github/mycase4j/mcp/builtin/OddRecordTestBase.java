package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A firm in which records are spoiled behind MyCase's back. */
abstract class OddRecordTestBase extends ToolTestBase {
  /** Changes one field of one record of the sample firm behind MyCase's back. */
  final void spoil(String collection, long id, String field, Object value) {
    spoil(collection, id, Map.of(field, value));
  }

  /** Changes fields of one record of the sample firm behind MyCase's back. */
  final void spoil(String collection, long id, Map<String, Object> odd) {
    firm.clock.advance(Duration.ofMinutes(1));
    Map<String, Object> row = new LinkedHashMap<>(firm.truth(collection, id).fields());
    row.remove("updated_at");
    row.putAll(odd);
    firm.sandbox.put(collection, row);
  }

  final void isUncertain(Row answer, String... named) {
    assertThat(answer.get("complete")).isEqualTo(false);
    assertThat(answer.text("incomplete_reason")).contains(named);
    assertThat(answer.number("retry_after_seconds")).isPositive();
    assertThat(answer.text("next_step")).contains("correct them in MyCase");
  }

  final long first(String collection) {
    return firm.truth(collection).get(0).id();
  }
}
