package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShellTest {
  @TempDir Path folder;

  @Test
  void theHashOfALineByTheShellsOwnToolsIsThePrevOfTheNext() throws Exception {
    Path path = folder.resolve("audit.log");
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      for (String id : new String[] {"01A", "01Bö", "01C", "01D"}) {
        log.append(Logs.call(id));
      }
    }
    Process shell =
        new ProcessBuilder("sh", "-c", "sed -n 5p audit.log | sha256sum")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String hash = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    String sixth = new String(Logs.lines(path).get(5), StandardCharsets.UTF_8);
    assertThat(sixth).contains("\"prev\":\"" + hash.substring(0, 64) + "\"");
  }
}
