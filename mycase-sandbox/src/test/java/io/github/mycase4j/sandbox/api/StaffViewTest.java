package io.github.mycase4j.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.store.FirmSchema;
import org.junit.jupiter.api.Test;

class StaffViewTest {
  @Test
  void everyCollectionHasARuleThatSaysWhoSeesIt() {
    assertThat(StaffView.RULES.keySet())
        .containsExactlyInAnyOrderElementsOf(FirmSchema.collections());
  }
}
