package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    Task task = task(1, null, due, completed, completedAt);

    assertThat(TaskDeadlines.isOverdue(task, LocalDate.of(2028, 3, 1))).isEqualTo(overdue);
  }

  @Test
  void knowsTheCasesWithTasksThatAreNotDone() {
    assertThat(
            TaskDeadlines.casesWithOpenTasks(
                List.of(
                    task(1, 7L, null, true, null),
                    task(2, 8L, null, false, null),
                    task(3, 9L, null, null, Instant.EPOCH),
                    task(4, 9L, null, null, null),
                    task(5, null, null, false, null),
                    task(6, 8L, null, true, null))))
        .containsExactly(8L, 9L);
  }

  private static Task task(
      long id, Long legalCase, LocalDate due, Boolean completed, Instant completedAt) {
    return new Task(
        id,
        null,
        null,
        null,
        due,
        completed,
        legalCase == null ? null : Ref.of(legalCase),
        List.of(),
        null,
        null,
        completedAt,
        Map.of());
  }
}
