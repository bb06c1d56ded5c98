package io.github.mycase4j.mcp.login.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mycase4j.mcp.fixture.FakeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BrowserTest {
  private static final String URL = "https://auth.example.com/login?client_id=a&state=b%20c";
  private static final Duration GUARD = Duration.ofSeconds(60);

  private final List<List<String>> started = new ArrayList<>();

  private Browser browser(Map<String, String> environment, String osName) {
    return new Browser(environment, osName, command -> startedWith(command, 0), GUARD);
  }

  private Process startedWith(List<String> command, int exitValue) {
    started.add(command);
    return new FakeProcess(exitValue);
  }

  private boolean open(Map<String, String> environment, String osName) {
    return browser(environment, osName).open(URI.create(URL));
  }

  @Nested
  class WithACommandInTheEnvironment {
    private boolean open(String command) {
      return BrowserTest.this.open(Map.of("BROWSER", command, "DISPLAY", ":0"), "Linux");
    }

    @Test
    void givesTheAddressLast() {
      assertThat(open("firefox")).isTrue();
      assertThat(started).containsExactly(List.of("firefox", URL));
    }

    @Test
    void putsTheAddressWhereItIsWanted() {
      assertThat(open("open-it --url=%s --new")).isTrue();
      assertThat(started).containsExactly(List.of("open-it", "--url=" + URL, "--new"));
    }

    @Test
    void neverPutsTheAddressInThePlaceOfTheProgram() {
      assertThat(open("%s")).isTrue();
      assertThat(started).containsExactly(List.of("%s", URL));
    }

    @Test
    void splitsAtSpacesOutsideQuotes() {
      assertThat(open("  \"C:\\Program Files\\Fox\\fox.exe\"  -P 'my profile'  \"\" a\"b c\"d "))
          .isTrue();
      assertThat(started)
          .containsExactly(
              List.of("C:\\Program Files\\Fox\\fox.exe", "-P", "my profile", "", "ab cd", URL));
    }

    @Test
    void leavesShellCharactersAlone() {
      assertThat(open("fox; rm $HOME | cat > `x` && y")).isTrue();
      assertThat(started.get(0))
          .containsExactly("fox;", "rm", "$HOME", "|", "cat", ">", "`x`", "&&", "y", URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", " NONE ", "fox \"unclosed", "'"})
    void opensNothing(String command) {
      assertThat(open(command)).isFalse();
      assertThat(started).isEmpty();
    }

    @Test
    void doesNotFallBackToTheSystem() {
      Browser broken =
          new Browser(
              Map.of("BROWSER", "no-such-program", "DISPLAY", ":0"),
              "Linux",
              command -> {
                started.add(command);
                throw new IOException("no such file");
              },
              GUARD);
      assertThat(broken.open(URI.create(URL))).isFalse();
      assertThat(started).hasSize(1);
    }
  }

  @Nested
  class WithTheSystemsOpener {
    @ParameterizedTest
    @ValueSource(strings = {"DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP"})
    void asksTheDesktopOnLinux(String variable) {
      assertThat(open(Map.of(variable, "x"), "Linux")).isTrue();
      assertThat(started).containsExactly(List.of("xdg-open", URL));
    }

    @Test
    void opensNothingOnLinuxWithoutAScreen() {
      assertThat(open(Map.of("DISPLAY", ""), "Linux")).isFalse();
      assertThat(started).isEmpty();
    }

    @Test
    void asksMacOs() {
      assertThat(open(Map.of(), "Mac OS X")).isTrue();
      assertThat(started).containsExactly(List.of("open", URL));
    }

    @Test
    void asksWindows() {
      assertThat(open(Map.of("BROWSER", "  "), "Windows 11")).isTrue();
      assertThat(started).containsExactly(List.of("rundll32", "url.dll,FileProtocolHandler", URL));
    }
  }

  @Nested
  class WithTheProgramStarted {
    private boolean open(Process process, Duration patience) {
      return new Browser(Map.of(), "Mac OS X", command -> process, patience).open(URI.create(URL));
    }

    @Test
    void hasOpenedWhenTheProgramEndsWell() {
      assertThat(open(new FakeProcess(0), GUARD)).isTrue();
    }

    @Test
    void hasNotOpenedWhenTheProgramFailsAtOnce() {
      assertThat(open(new FakeProcess(3), GUARD)).isFalse();
    }

    @Test
    void hasOpenedWhenTheProgramKeepsRunning() {
      assertThat(open(new FakeProcess(null), Duration.ofMillis(1))).isTrue();
    }

    @Test
    void doesNotWaitOnWhenItsThreadIsInterrupted() {
      Thread.currentThread().interrupt();
      assertThat(open(new FakeProcess(null), GUARD)).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/hosts", "javascript:alert(1)", "-x", "calc"})
  void opensNothingButWebAddresses(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> browser(Map.of(), "Mac OS X").open(URI.create(url)));
    assertThat(started).isEmpty();
  }

  @Nested
  class OnThisMachine {
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    private Browser browser(String arguments) {
      return new Browser(
          Map.of("BROWSER", "\"" + java + "\" " + arguments),
          System.getProperty("os.name"),
          ProcessStarter.system(),
          GUARD);
    }

    @Test
    void seesARealProgramEndWell() {
      assertThat(browser("--version").open(URI.create(URL))).isTrue();
    }

    @Test
    void seesARealProgramFail() {
      assertThat(browser("--no-such-option").open(URI.create(URL))).isFalse();
    }

    @Test
    void seesThatAProgramDoesNotExist() {
      assertThat(
              new Browser(
                      Map.of("BROWSER", "no-such-program-4711"),
                      "Linux",
                      ProcessStarter.system(),
                      GUARD)
                  .open(URI.create(URL)))
          .isFalse();
    }

    @Test
    void throwsAwayWhatTheProgramWrites() throws Exception {
      Process process = ProcessStarter.system().start(List.of(java.toString(), "--version"));
      assertThat(process.getInputStream().readAllBytes()).isEmpty();
      assertThat(process.getErrorStream().readAllBytes()).isEmpty();
      assertThat(process.waitFor()).isZero();
    }
  }
}
