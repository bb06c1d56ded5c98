package io.github.mycase4j.credstore.internal.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.credstore.SpawnedJvm;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProcessRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Repeats what it gets; with {@code wait} it never ends. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) throws Exception {
      if (arguments[0].equals("wait")) {
        new CountDownLatch(1).await();
      }
      String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      System.out.print(input + System.getenv("ECHOED"));
      System.err.print("x".repeat(200_000));
      System.exit(Integer.parseInt(arguments[0]));
    }
  }

  private static Command echo(String argument, String input) {
    return new Command(SpawnedJvm.line(Echo.class, argument), Map.of("ECHOED", "é"), input);
  }

  @Nested
  class WhenTheProgramEnds {
    @Test
    void inputEnvironmentOutputAndStatusGoThrough() throws Exception {
      Result answer = new ProcessRunner(LONG).run(echo("7", "ü"));
      assertThat(answer.exit()).isEqualTo(7);
      assertThat(answer.out()).startsWith("ü");
      assertThat(answer.err()).hasSize(200_000);
    }
  }

  @Nested
  class WhenTheProgramStarts {
    private Map<String, String> inherited(Map<String, String> environment) throws Exception {
      Command print = new Command(List.of("/usr/bin/env"), Map.of("GIVEN", "x"), "");
      Map<String, String> seen = new HashMap<>();
      new ProcessRunner(LONG, environment)
          .run(print)
          .out()
          .lines()
          .forEach(line -> seen.put(line.split("=", 2)[0], line.split("=", 2)[1]));
      return seen;
    }

    @Test
    void itInheritsNoSecretOfThisOrAnotherProgram() throws Exception {
      assertThat(
              inherited(
                  Map.of(
                      "MYCASE_CLIENT_ID", "id",
                      "MYCASE_CLIENT_SECRET", "secret",
                      "MYCASE_HOME", "/h",
                      "ENCRYPTION_KEY", "k",
                      "ENCRYPTION_KEY_PREVIOUS", "p",
                      "ANTHROPIC_API_KEY", "a",
                      "AWS_SECRET_ACCESS_KEY", "w",
                      "HTTPS_PROXY", "http://user:password@proxy.example.com")))
          .containsOnly(Map.entry("GIVEN", "x"));
    }

    @Test
    void itInheritsWhatItNeedsOfTheSession() throws Exception {
      Map<String, String> session =
          Map.of(
              "PATH", "/bin",
              "HOME", "/home/anna",
              "DISPLAY", ":0",
              "DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus",
              "XDG_RUNTIME_DIR", "/run/user/1000",
              "LANG", "C.UTF-8",
              "LC_ALL", "C",
              "SystemRoot", "C:\\Windows");
      assertThat(inherited(session)).containsAllEntriesOf(session).hasSize(session.size() + 1);
    }
  }

  @Nested
  class WhenTheProgramDoesNotRead {
    /** More than a pipe takes. */
    private final String input = "x".repeat(1 << 20);

    private Command shell(String script) {
      return new Command(List.of("sh", "-c", script), Map.of("SAID", "out"), input);
    }

    @Test
    void aGoodEndIsNotBelieved() {
      assertThatThrownBy(() -> new ProcessRunner(LONG).run(shell("exit 0")))
          .isInstanceOf(IOException.class)
          .hasMessage("it ended without reading its input");
    }

    @Test
    void aBadEndIsItsAnswer() throws Exception {
      Result answer = new ProcessRunner(LONG).run(shell("echo $SAID; exit 3"));
      assertThat(answer.exit()).isEqualTo(3);
      assertThat(answer.out()).isEqualTo("out\n");
    }

    @Test
    void allOfItIsReadWhereItDoes() throws Exception {
      Result answer = new ProcessRunner(LONG).run(shell("wc -c"));
      assertThat(answer.exit()).isZero();
      assertThat(answer.out().strip()).isEqualTo(String.valueOf(input.length()));
    }

    @Test
    void commandAndAnswerShowNeitherInputNorOutput() throws Exception {
      Command command = shell("cat");
      assertThat(command).hasToString("Command[sh, -c, cat]");
      assertThat(new ProcessRunner(LONG).run(command)).hasToString("Result[exit=0]");
    }
  }

  @Nested
  class WhenTheProgramDoesNotEnd {
    @Test
    void theWaitIsBounded() {
      assertThatThrownBy(() -> new ProcessRunner(Duration.ofMillis(1)).run(echo("wait", "")))
          .isInstanceOf(TimeoutException.class);
    }
  }

  @Nested
  class WhenThereIsNoProgram {
    @Test
    void itSaysSo() {
      Command command = new Command(List.of("no-such-program-of-mycase4j"), Map.of(), "");
      assertThatThrownBy(() -> new ProcessRunner(LONG).run(command))
          .isInstanceOf(IOException.class);
    }
  }
}
