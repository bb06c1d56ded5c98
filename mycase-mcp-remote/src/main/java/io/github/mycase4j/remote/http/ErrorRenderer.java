package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.WebResponse;
import org.jspecify.annotations.Nullable;

/** Renders error pages. Thread-safe; performs no I/O. */
@FunctionalInterface
public interface ErrorRenderer {

  /**
   * Returns an error page.
   *
   * @param status the HTTP status
   * @param code the code of the page, such as {@code csrf}
   * @param sentence a sentence or two for the person
   * @param field the name of the field of a form that is wrong; null for none
   */
  WebResponse render(int status, String code, String sentence, @Nullable String field);
}
