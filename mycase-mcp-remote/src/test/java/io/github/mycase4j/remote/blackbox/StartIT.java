package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start takes: libraries that a running server may need later, or never, are not loaded. */
class StartIT {
  private @TempDir Path folder;

  @Test
  void loadsNothingThatOnlyOtherStartsNeed() throws Exception {
    Path classes = folder.resolve("classes.txt");
    String listen = "127.0.0.1:" + FreePort.next();
    Map<String, String> variables =
        Map.of(
            "HOME",
            folder.toString(),
            "MYCASE_HOME",
            folder.resolve("home").toString(),
            "PUBLIC_URL",
            "http://" + listen,
            "LISTEN",
            listen,
            "MYCASE_CLIENT_ID",
            "id",
            "MYCASE_CLIENT_SECRET",
            "secret",
            "MYCASE_ADMINS",
            "1",
            "ENCRYPTION_KEY",
            "ab".repeat(32),
            "STOP_DELAY_SECONDS",
            "0");
    // The first start makes the tables.
    RunningServer.launch(variables, "serve").awaitReady().close();
    List<String> flags = List.of("-Xlog:class+load:file=" + classes);
    RunningServer.launch(variables, flags, "serve").awaitReady().close();
    try (Stream<String> loaded = Files.lines(classes)) {
      assertThat(loaded.map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "")))
          .hasSizeGreaterThan(1_000)
          .noneMatch(name -> name.startsWith("org.flywaydb."))
          .noneMatch(name -> name.startsWith("org.postgresql.core."))
          .noneMatch(name -> name.startsWith("io.micrometer.core."))
          .noneMatch(name -> name.startsWith("io.prometheus."))
          .noneMatch(name -> name.startsWith("com.sun.jmx."))
          .noneMatch(name -> name.startsWith("javax.management."));
    }
  }
}
