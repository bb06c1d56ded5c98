package io.github.mycase4j.mcp.setup;

import java.nio.file.Path;
import java.util.List;

/** The kinds of start archive that a Java virtual machine supports. */
enum ArchiveKind {
  /** Since Java 25: classes loaded, linked and initialized ahead (JEP 483, 514, 515). */
  AOT_CACHE(".aot") {
    @Override
    List<String> make(Path file) {
      return List.of("-XX:AOTCacheOutput=" + file);
    }

    @Override
    List<String> use(Path file) {
      return List.of("-XX:AOTCache=" + file);
    }
  },

  /** Since Java 19: class data sharing that Java recreates by itself when it no longer fits. */
  RENEWED_CLASS_DATA(".jsa") {
    @Override
    List<String> make(Path file) {
      return use(file);
    }

    @Override
    List<String> use(Path file) {
      return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file);
    }
  },

  /** Since Java 13: class data sharing (JEP 350). */
  CLASS_DATA(".jsa") {
    @Override
    List<String> make(Path file) {
      return List.of("-XX:ArchiveClassesAtExit=" + file);
    }

    @Override
    List<String> use(Path file) {
      return List.of("-XX:SharedArchiveFile=" + file);
    }
  };

  private final String ending;

  ArchiveKind(String ending) {
    this.ending = ending;
  }

  /** Returns the ending of such a file's name. */
  String ending() {
    return ending;
  }

  /** Returns the options with which Java creates the archive when it exits. */
  abstract List<String> make(Path file);

  /** Returns the options with which Java uses the archive, and starts even if it does not match. */
  abstract List<String> use(Path file);

  /** Returns the options with which Java tries the archive and never changes it. */
  List<String> check(Path file) {
    return List.of((this == AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
  }

  /** Returns whether Java detects a truncated archive and ignores it. */
  boolean detectsTruncation() {
    return this != CLASS_DATA;
  }

  /** Returns the kinds that a Java version supports, the one with the fastest start first. */
  static List<ArchiveKind> of(int feature) {
    if (feature >= 25) {
      return List.of(AOT_CACHE, RENEWED_CLASS_DATA);
    }
    return List.of(feature >= 19 ? RENEWED_CLASS_DATA : CLASS_DATA);
  }
}
