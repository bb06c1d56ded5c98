package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void sayWhatTheSystemSaidAndNoPath() {
    assertThat(Reasons.of(new AccessDeniedException("/home/ada"))).isEqualTo("permission denied");
    assertThat(Reasons.of(new FileSystemException("/home/ada", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Reasons.of(new NoSuchFileException("/home/ada"))).isEqualTo("NoSuchFileException");
    assertThat(Reasons.of(new IOException("/home/ada"))).isEqualTo("IOException");
    assertThat(Reasons.of(new IOException("no lock on C:\\Users\\Ada B"))).isEqualTo("IOException");
    assertThat(Reasons.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
  }
}
