package io.github.mycase4j.client.model;

import org.jspecify.annotations.Nullable;

/** How a person is named in one string. */
final class FullName {
  private FullName() {}

  static @Nullable String of(@Nullable String first, @Nullable String last) {
    String name = (text(first) + " " + text(last)).strip();
    return name.isEmpty() ? null : name;
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part.strip();
  }
}
