package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretLinesTest {
  @TempDir Path folder;

  private Map<String, String> fromInput(String text) throws Exception {
    return fromInput(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> fromInput(byte[] bytes) throws Exception {
    return SecretLines.read("-", folder, new ByteArrayInputStream(bytes));
  }

  @Test
  void areReadFromStandardInput() throws Exception {
    assertThat(
            fromInput(
                "\uFEFF# from MyCase\r\nMYCASE_CLIENT_ID = my-id \r\n\r\n"
                    + "MYCASE_CLIENT_SECRET=a=b\nENCRYPTION_KEY=5f"))
        .isEqualTo(
            Map.of(
                "MYCASE_CLIENT_ID",
                "my-id",
                "MYCASE_CLIENT_SECRET",
                "a=b",
                "ENCRYPTION_KEY",
                "5f"));
  }

  @Test
  void areReadFromAFile() throws Exception {
    Files.writeString(folder.resolve("secrets.txt"), "ENCRYPTION_KEY_PREVIOUS=6a\n");
    assertThat(SecretLines.read("secrets.txt", folder, new ByteArrayInputStream(new byte[0])))
        .isEqualTo(Map.of("ENCRYPTION_KEY_PREVIOUS", "6a"));
  }

  @ParameterizedTest
  @CsvSource({
    "'ENCRYPTION_KEY=5f\nsesame', 'line 2 of standard input must be NAME=value'",
    "'MYCASE_HOME=sesame', 'line 1 of standard input must be NAME=value'",
    "'export ENCRYPTION_KEY=sesame', 'line 1 of standard input must be NAME=value'",
    "'ENCRYPTION_KEY=', 'line 1 of standard input has no value for ENCRYPTION_KEY'",
    "'ENCRYPTION_KEY=sesame\nENCRYPTION_KEY=sesame', 'gives ENCRYPTION_KEY a second time'",
    "'# sesame', 'standard input holds no secret'"
  })
  void areRejectedWithoutShowingThem(String text, String message) {
    assertThatThrownBy(() -> fromInput(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("sesame");
  }

  @Test
  void areRejectedWhenTheyAreNoTextOrTooLongOrNotThere() {
    assertThatThrownBy(() -> fromInput(new byte[] {(byte) 0xff}))
        .hasMessage("standard input is not text in UTF-8");
    assertThatThrownBy(() -> fromInput("#".repeat(64 * 1024 + 1)))
        .hasMessage("standard input is too long for secrets");
    assertThatThrownBy(
            () -> SecretLines.read("none", folder, new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(UsageException.class)
        .hasMessage("there is no file none");
  }
}
