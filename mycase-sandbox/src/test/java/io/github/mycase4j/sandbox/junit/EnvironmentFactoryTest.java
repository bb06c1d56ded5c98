package io.github.mycase4j.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class EnvironmentFactoryTest {
  public static final class Failing {
    public static Failing fromEnvironment(Map<String, String> environment) {
      if (environment.isEmpty()) {
        throw new IllegalStateException("Nothing is set");
      }
      return new Failing();
    }
  }

  public static final class OfAnotherType {
    public static String fromEnvironment(Map<String, String> environment) {
      return "";
    }
  }

  public static final class OfAnInstance {
    public OfAnInstance fromEnvironment(Map<String, String> environment) {
      return this;
    }
  }

  @Test
  void makesWhatHasTheMethod() {
    assertThat(EnvironmentFactory.makes(FakeClient.class)).isTrue();
    assertThat(EnvironmentFactory.make(FakeClient.class, Map.of("A", "b")))
        .isInstanceOfSatisfying(
            FakeClient.class, client -> assertThat(client.environment).containsEntry("A", "b"));
  }

  @Test
  void leavesOtherClassesToOthers() {
    assertThat(EnvironmentFactory.makes(String.class)).isFalse();
    assertThat(EnvironmentFactory.makes(OfAnotherType.class)).isFalse();
    assertThat(EnvironmentFactory.makes(OfAnInstance.class)).isFalse();
    assertThatThrownBy(() -> EnvironmentFactory.make(String.class, Map.of()))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("fromEnvironment(Map<String, String>)");
  }

  @Test
  void saysWhyAClassCouldNotBeMade() {
    assertThatThrownBy(() -> EnvironmentFactory.make(Failing.class, Map.of()))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("Failing.fromEnvironment failed")
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
