package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.value.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that the description allows: the ids in its path, its parameters and its body, by
 * whom and when, and what that person sees; {@code sized} says whether the operation takes a page
 * size.
 */
record Call(
    String origin,
    String path,
    boolean sized,
    List<String> ids,
    Query query,
    Map<String, @Nullable Object> body,
    StaffView view,
    Instant now) {
  /** Returns the id of the member of the staff who calls. */
  long userId() {
    return view.staffId();
  }

  /** Returns the id in the path; a text that is no integer is not found. */
  long id() {
    String text = ids.get(0);
    if (!text.matches("[0-9]{1,18}")) {
      throw ApiError.outside(404, "The id in the path must be an integer");
    }
    return Long.parseLong(text);
  }

  String stamp() {
    return Times.stamp(now);
  }
}
