package io.github.mycase4j.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEnvironmentTest {
  private static Map<String, String> cleaned(String name) {
    Map<String, String> environment = new HashMap<>(Map.of(name, "value"));
    ChildEnvironment.clean(environment);
    return environment;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MYCASE_CLIENT_ID",
        "MYCASE_CLIENT_SECRET",
        "MYCASE_HOME",
        "ENCRYPTION_KEY",
        "ENCRYPTION_KEY_PREVIOUS",
        "encryption_key",
        "ANTHROPIC_API_KEY",
        "AWS_SECRET_ACCESS_KEY",
        "GITHUB_TOKEN",
        "SSH_AUTH_SOCK",
        "PGPASSWORD",
        "JAVA_TOOL_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "_JAVA_OPTIONS",
        "LD_PRELOAD"
      })
  void secretsAndSettingsStayBehind(String name) {
    assertThat(cleaned(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "Path",
        "HOME",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "XDG_RUNTIME_DIR",
        "LANG",
        "LC_ALL",
        "WSL_INTEROP",
        "WSLENV",
        "BROWSER",
        "SystemRoot",
        "USERPROFILE",
        "ProgramFiles(x86)"
      })
  void whatProgramsNeedIsInherited(String name) {
    assertThat(cleaned(name)).containsOnlyKeys(name);
  }

  @Test
  void proxiesAreInheritedWithoutPasswordsOnly() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "https_proxy", "http://proxy.example.com:3128",
                "HTTPS_PROXY", "http://user:password@proxy.example.com:3128",
                "NO_PROXY", "localhost"));
    ChildEnvironment.clean(environment);
    assertThat(environment).containsOnlyKeys("https_proxy", "NO_PROXY");
  }

  @Test
  void anEmptyEnvironmentStaysEmpty() {
    Map<String, String> environment = new HashMap<>();
    ChildEnvironment.clean(environment);
    assertThat(environment).isEmpty();
  }
}
