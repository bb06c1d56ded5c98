package io.github.mycase4j.credstore.internal.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeychainTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final Secret KEY = Secret.of(HEX);
  private static final String ID = "ba911c5a59ada66b";

  private final ScriptedRunner runner = new ScriptedRunner();

  private Keychain on(String system) {
    return Keychain.of(system, Map.of("SystemRoot", "C:\\Windows"), runner);
  }

  private static TokenStoreException failureOf(Runnable action) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, action::run);
    assertThat(failure).isNotNull().hasMessageNotContaining(HEX);
    return failure;
  }

  private static void assertUnavailable(Runnable action, String message) {
    TokenStoreException failure = failureOf(action);
    assertThat(failure.problem()).isEqualTo(Problem.KEYCHAIN_UNAVAILABLE);
    assertThat(failure).hasMessageContaining(message);
  }

  @AfterEach
  void noSecretOnACommandLine() {
    for (Command command : runner.commands) {
      assertThat(command.line()).noneMatch(argument -> argument.contains(HEX));
      assertThat(command.toString()).doesNotContain(HEX);
    }
  }

  @Nested
  class OnLinux {
    private final Keychain keychain = on("Linux");

    @Test
    void aKeyIsLookedUpByItsId() {
      runner.answer(0, HEX, "");
      assertThat(keychain.find(ID)).contains(KEY);
      assertThat(runner.commands.get(0).line())
          .containsExactly("secret-tool", "lookup", "service", "io.github.mycase4j", "key-id", ID);
    }

    @Test
    void aMissingEntryIsToldFromALockedOneBySearching() {
      runner.answer(1, "", "").answer(0, "", "");
      assertThat(keychain.find(ID)).isEmpty();
      assertThat(runner.commands.get(1).line().get(1)).isEqualTo("search");
    }

    @Test
    void aLockedEntryIsLocked() {
      runner
          .answer(1, "", "")
          .answer(0, "[/1]\nlabel = x\n", "secret-tool: Cannot get secret of a locked object\n");
      assertUnavailable(() -> keychain.find(ID), "is locked");
    }

    @Test
    void aKeyIsStoredThroughStandardInput() {
      runner.answer(0, "", "");
      keychain.store(ID, KEY);
      Command command = runner.commands.get(0);
      assertThat(command.input()).isEqualTo(HEX);
      assertThat(command.line())
          .containsExactly(
              "secret-tool",
              "store",
              "--label=mycase4j encryption key " + ID,
              "service",
              "io.github.mycase4j",
              "key-id",
              ID);
      assertThat(command.environment()).containsEntry("LC_ALL", "C");
    }

    @Test
    void aLockedCollectionTakesNoKey() {
      runner.answer(1, "", "secret-tool: Cannot create an item in a locked collection\n");
      assertUnavailable(() -> keychain.store(ID, KEY), "is locked");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "secret-tool: Cannot autolaunch D-Bus without X11 $DISPLAY",
          "secret-tool: The name org.freedesktop.secrets was not provided by any .service files",
          "secret-tool: Could not connect: No such file or directory",
        })
    void aSessionWithoutSecretServiceHasNoKeychain(String said) {
      runner.answer(1, "", said);
      assertUnavailable(() -> keychain.find(ID), "There is no keyring");
    }

    @Test
    void aServiceWithoutACollectionHasNoKeychain() {
      runner.answer(
          1, "", "secret-tool: Object does not exist at path ?/org/freedesktop/secrets/c/login?");
      assertUnavailable(() -> keychain.store(ID, KEY), "no default keyring has been created yet");
    }
  }

  @Nested
  class OnMacOs {
    private final Keychain keychain = on("Mac OS X");

    @Test
    void aKeyIsFoundByACommandOnStandardInput() {
      runner.answer(0, HEX + "\n", "");
      assertThat(keychain.find(ID)).contains(KEY);
      assertThat(runner.commands.get(0).line()).containsExactly("/usr/bin/security", "-i");
      assertThat(runner.commands.get(0).input())
          .isEqualTo("find-generic-password -s io.github.mycase4j -a " + ID + " -w\n");
    }

    @Test
    void aKeyIsStoredByACommandOnStandardInput() {
      runner.answer(0, "", "");
      keychain.store(ID, KEY);
      assertThat(runner.commands.get(0).line()).containsExactly("/usr/bin/security", "-i");
      assertThat(runner.commands.get(0).input())
          .isEqualTo(
              "add-generic-password -s io.github.mycase4j -a "
                  + ID
                  + " -l \"mycase4j encryption key\" -w "
                  + HEX
                  + "\n");
    }

    @Test
    void status44IsAMissingEntry() {
      runner.answer(44, "", "security: SecKeychainSearchCopyNext: ...");
      assertThat(keychain.find(ID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "36, is locked",
      "29, is locked",
      "51, is locked",
      "128, is locked",
      "37, There is no macOS keychain",
      "50, There is no macOS keychain",
      "53, There is no macOS keychain",
      "1, failed with code 1",
      "45, failed with code 45",
    })
    void otherStatusesAreToldApart(int status, String message) {
      runner.answer(status, "", "security: " + HEX).answer(status, "", "security: " + HEX);
      assertUnavailable(() -> keychain.find(ID), message);
      assertUnavailable(() -> keychain.store(ID, KEY), message);
    }
  }

  @Nested
  class OnWindows {
    private final Keychain keychain = on("Windows 11");

    @Test
    void aKeyIsReadByAScriptOnStandardInput() {
      runner.answer(0, "noise\r\nMC4J FOUND " + HEX + "\r\n", "");
      assertThat(keychain.find(ID)).contains(KEY);
      Command command = runner.commands.get(0);
      assertThat(command.line())
          .containsExactly(
              "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
              "-NoLogo",
              "-NoProfile",
              "-NonInteractive",
              "-Command",
              "-");
      assertThat(command.input()).contains("::Read('io.github.mycase4j/" + ID + "'))\n");
    }

    @Test
    void theScriptIsOneStatementALineWithBalancedQuotes() {
      runner.answer(0, "MC4J STORED\r\n", "");
      keychain.store(ID, KEY);
      List<String> lines = runner.commands.get(0).input().lines().toList();
      assertThat(lines).hasSize(4);
      assertThat(lines).allMatch(line -> line.chars().filter(c -> c == '\'').count() % 2 == 0);
      assertThat(lines.get(1)).startsWith("Add-Type -TypeDefinition 'using System;").endsWith("'");
      assertThat(lines.get(1).chars().filter(c -> c == '\'').count()).isEqualTo(2);
    }

    @Test
    void aKeyIsHandedOverInTheEnvironmentAndNotInTheScript() {
      runner.answer(0, "MC4J STORED\r\n", "");
      keychain.store(ID, KEY);
      Command command = runner.commands.get(0);
      assertThat(command.environment()).containsValue(HEX);
      assertThat(command.input())
          .contains("::Write('io.github.mycase4j/" + ID + "', $env:MYCASE4J_KEYCHAIN_KEY))\n")
          .doesNotContain(HEX);
    }

    @Test
    void error1168IsAMissingEntry() {
      runner.answer(0, "MC4J ERROR 1168\r\n", "");
      assertThat(keychain.find(ID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "MC4J ERROR 1312, There is no Windows Credential Manager",
      "MC4J ERROR 5, is locked",
      "MC4J ERROR 87, failed with code 87",
      "MC4J HELLO, There is no Windows Credential Manager",
      "Add-Type is not allowed, There is no Windows Credential Manager",
    })
    void otherAnswersAreToldApart(String answer, String message) {
      runner.answer(0, answer + "\r\n", HEX).answer(1, answer + "\r\n", HEX);
      assertUnavailable(() -> keychain.find(ID), message);
      assertUnavailable(() -> keychain.store(ID, KEY), message);
    }
  }

  @Nested
  class OnAnySystem {
    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void aProgramThatIsNotThereIsNoKeychain(String system) {
      runner.fail(
          command -> {
            throw new IOException("error=2, No such file or directory");
          });
      assertUnavailable(() -> on(system).find(ID), "There is no ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void aProgramThatWaitsForAPasswordIsLocked(String system) {
      runner.fail(
          command -> {
            throw new TimeoutException();
          });
      assertUnavailable(() -> on(system).find(ID), "is locked");
    }

    @Test
    void anInterruptIsKept() {
      runner.fail(
          command -> {
            throw new InterruptedException();
          });
      assertUnavailable(() -> on("Linux").find(ID), "interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Linux,' '", "Mac OS X,' '"})
    void anEmptyEntryIsNoSecret(String system, String output) {
      runner.answer(0, output + "\r\n", "");
      assertThat(failureOf(() -> on(system).find(ID)).problem()).isEqualTo(Problem.KEY_MISSING);
    }

    @Test
    void answersShowTheirStatusOnly() {
      assertThat(new CommandRunner.Result(3, HEX, HEX)).hasToString("Result[exit=3]");
    }
  }
}
