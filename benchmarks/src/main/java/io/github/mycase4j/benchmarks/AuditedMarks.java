package io.github.mycase4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that calls carry in their arguments, so that they are found again in audit logs. */
final class AuditedMarks {
  private static final Pattern MARK = Pattern.compile("mark[0-9]+x");

  private final AtomicLong last = new AtomicLong();

  /** Returns a text that no other call has. */
  String next() {
    return "mark" + last.incrementAndGet() + "x";
  }

  /** Returns the marks in a text. */
  static Set<String> in(String text) {
    Set<String> marks = new HashSet<>();
    for (Matcher matcher = MARK.matcher(text); matcher.find(); ) {
      marks.add(matcher.group());
    }
    return marks;
  }

  /** Returns the marks in the audit log of a server. */
  static Set<String> audited(Map<String, String> environment) throws IOException {
    Set<String> marks = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of(environment.get("MYCASE_HOME")))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        marks.addAll(in(Files.readString(file, StandardCharsets.UTF_8)));
      }
    }
    return marks;
  }

  /** Verifies the audit log of a server and returns the exit code: 0, or 2 for open writes. */
  static int verify(Map<String, String> environment) throws IOException, InterruptedException {
    List<String> output = new ArrayList<>();
    int code = RemoteProcess.run(environment, output, "audit", "verify");
    if (code != 0 && code != 2) {
      throw new IOException("audit verify: " + code + " " + output);
    }
    return code;
  }
}
