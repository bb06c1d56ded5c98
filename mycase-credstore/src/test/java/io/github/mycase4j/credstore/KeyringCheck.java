package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import io.github.mycase4j.credstore.internal.keychain.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real GNOME Keyring in a session of its own. Runs with the Maven profile {@code keyring} only
 * and needs the packages {@code gnome-keyring dbus dbus-daemon libsecret-tools}.
 */
@Timeout(300)
class KeyringCheck {
  private static final String UNLOCKED =
      "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null";
  private static final String LOCK =
      "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets"
          + " org.freedesktop.Secret.Service.Lock"
          + " array:objpath:/org/freedesktop/secrets/collection/login >/dev/null";
  private static final String FORGET = "secret-tool clear service io.github.mycase4j";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void folders() throws Exception {
    folder = temporary.resolve("store");
    Files.createDirectory(temporary.resolve("run"));
    Files.createDirectory(temporary.resolve("home"));
    new OwnerOnlyFiles().restrict(temporary.resolve("run"));
  }

  /** Runs shell lines, in which {@code JAVA} stands for {@link KeyringProcess}. */
  private List<String> session(String... lines) throws Exception {
    String java =
        SpawnedJvm.line(KeyringProcess.class, folder.toString()).stream()
            .map(argument -> "'" + argument + "'")
            .collect(Collectors.joining(" "));
    String script = String.join("\n", lines).replace("JAVA", java);
    Result answer =
        new ProcessRunner(Duration.ofMinutes(2))
            .run(
                new Command(
                    List.of("dbus-run-session", "--", "bash", "-c", script),
                    Map.of(
                        "XDG_RUNTIME_DIR", temporary.resolve("run").toString(),
                        "HOME", temporary.resolve("home").toString(),
                        "DISPLAY", "",
                        "WAYLAND_DISPLAY", "",
                        "ENCRYPTION_KEY", "",
                        "ENCRYPTION_KEY_PREVIOUS", ""),
                    ""));
    assertThat(answer.out() + answer.err()).doesNotContain(Logins.SENTINEL);
    return answer.out().lines().toList();
  }

  @Test
  void aKeyIsMadeOnFirstUseAndFoundByTheNextProcess() throws Exception {
    List<String> said = session(UNLOCKED, "JAVA save", "JAVA load");
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).startsWith("saved with ");
    assertThat(said.get(1)).isEqualTo(said.get(0).replace("saved", "loaded"));
  }

  @Test
  void aLockedKeyringIsToldFromAMissingKey() throws Exception {
    List<String> said = session(UNLOCKED, "JAVA save", LOCK, "JAVA load", "JAVA delete");
    assertThat(said.get(1)).startsWith("KEYCHAIN_UNAVAILABLE").contains("is locked");
    assertThat(said.get(2)).isEqualTo("deleted");
  }

  @Test
  void aLockedKeyringTakesNoFirstKey() throws Exception {
    List<String> said = session(UNLOCKED, LOCK, "JAVA save");
    assertThat(said.get(0)).startsWith("KEYCHAIN_UNAVAILABLE").contains("is locked");
    assertThat(folder.resolve("tokens.enc")).doesNotExist();
  }

  @Test
  void aMissingKeyIsNotMadeAnew() throws Exception {
    List<String> said = session(UNLOCKED, "JAVA save", FORGET, "JAVA load");
    assertThat(said.get(1)).startsWith("KEY_MISSING");
  }

  @Test
  void aKeyringThatWasNeverSetUpIsNone() throws Exception {
    List<String> said = session("JAVA save");
    assertThat(said.get(0)).startsWith("KEYCHAIN_UNAVAILABLE").contains("There is no keyring");
  }

  @Test
  void aSessionWithoutBusHasNone() throws Exception {
    List<String> said = session("unset DBUS_SESSION_BUS_ADDRESS", "JAVA save");
    assertThat(said.get(0)).startsWith("KEYCHAIN_UNAVAILABLE").contains("There is no keyring");
  }
}
