package io.github.mycase4j.mcp.tools;

import io.github.mycase4j.client.model.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a row refers to something. */
final class Refs {
  private Refs() {}

  static boolean is(@Nullable Ref reference, long id) {
    return reference != null && reference.id() == id;
  }

  static boolean has(List<Ref> references, long id) {
    for (Ref reference : references) {
      if (reference.id() == id) {
        return true;
      }
    }
    return false;
  }
}
