package io.github.mycase4j.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.sandbox.files.FileServer;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static List<Operation> operations() {
    Clock clock = Clock.fixed(Instant.parse("2026-03-11T17:30:00Z"), ZoneOffset.UTC);
    Store store = new Store(Map.of());
    RandomTokens opaque = new RandomTokens(new Random(1));
    Actions actions =
        new Actions(store, new Pages(store, clock, new byte[32], collection -> true, false));
    FileServer files = new FileServer(store, clock, opaque);
    return ResourceTable.operations(
        actions,
        new DocumentActions(store, actions, files),
        new SpecialActions(store, actions, opaque, Map.of()));
  }

  @Test
  void theTableHoldsAllOneHundredAndThirteenOnce() {
    assertThat(operations()).extracting(Operation::title).hasSize(113).doesNotHaveDuplicates();
  }

  @Test
  void everyWriteHasABodyButTheDocumentVersion() {
    assertThat(operations())
        .filteredOn(op -> List.of("POST", "PUT").contains(op.method()) && op.body() == null)
        .extracting(Operation::title)
        .containsExactly("POST /documents/{id}/versions");
  }

  @Test
  void aDescriptionOfABodyThatCannotBeReadFailsAtOnce() {
    for (String text : List.of("name", "name:strng", "a:[string", "a:{b:string", "a:(x|y", "}")) {
      assertThatThrownBy(() -> BodySchema.object(text))
          .as(text)
          .isInstanceOfAny(IllegalArgumentException.class, StringIndexOutOfBoundsException.class);
    }
  }
}
