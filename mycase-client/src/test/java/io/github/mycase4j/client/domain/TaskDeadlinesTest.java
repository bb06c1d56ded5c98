package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDeadlinesTest {

  @ParameterizedTest
  @CsvSource({
    "2028-02-29, false, , true",
    "2028-03-01, false, , false",
    "2028-03-02, false, , false",
    "2028-02-29, true, , false",
    "2028-02-29, , , true",
    "2028-02-29, , 2028-02-28T00:00:00Z, false",
    "2028-02-29, false, 2028-02-28T00:00:00Z, true",
    ", false, , false",
  })
  void isOverdueWhenNotDoneAndDueBeforeToday(
      LocalDate due, Boolean completed, Instant completedAt, boolean overdue) {
    Task task =
        new Task(
            1,
            null,
            null,
            null,
            due,
            completed,
            null,
            List.of(),
            null,
            null,
            completedAt,
            Map.of());

    assertThat(TaskDeadlines.isOverdue(task, LocalDate.of(2028, 3, 1))).isEqualTo(overdue);
  }
}
