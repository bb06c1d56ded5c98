package io.github.mycase4j.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class SettingsTest {
  @MyCaseSandbox(now = "2026-03-11")
  private static final class WithoutATime {}

  @MyCaseSandbox(rows = "{")
  private static final class WithoutJson {}

  @MyCaseSandbox(rows = "{\"tasks\": {\"id\": 1}}")
  private static final class WithoutAnArray {}

  @MyCaseSandbox(rows = "{\"tasks\": [1]}")
  private static final class WithoutAnObject {}

  @MyCaseSandbox(rows = "{\"task\": [{\"id\": 1}]}")
  private static final class WithAnUnknownCollection {}

  @MyCaseSandbox(staff = 504)
  private static final class WithAPerson {}

  @MyCaseSandbox(staff = 7)
  private static final class WithAStranger {}

  private static MyCaseSandbox settings(Class<?> type) {
    return type.getAnnotation(MyCaseSandbox.class);
  }

  private static void start(Class<?> type) {
    SandboxStart.start(settings(type)).close();
  }

  @Test
  void aTimeNeedsAnOffset() {
    assertThatThrownBy(() -> start(WithoutATime.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("2026-03-11");
  }

  @Test
  void thePersonWhoIsLoggedInWorksForTheFirm() {
    try (Sandbox sandbox = SandboxStart.start(settings(WithAPerson.class))) {
      assertThat(sandbox.signedIn()).isEqualTo(504);
    }
    assertThatThrownBy(() -> start(WithAStranger.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id 7");
  }

  @Test
  void rowsAreObjectsByCollection() {
    assertThatThrownBy(() -> start(WithoutJson.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("JSON");
    assertThatThrownBy(() -> start(WithoutAnArray.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("tasks is no array");
    assertThatThrownBy(() -> start(WithoutAnObject.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("tasks holds something");
    assertThatThrownBy(() -> start(WithAnUnknownCollection.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'task'");
  }
}
