package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.FieldError;
import io.github.mycase4j.client.internal.json.CodePoints;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MyCase's reasons for an error, as far as the body has the documented form. */
final class ErrorBody {
  private static final int MAX_REFUSALS = 10;
  private static final int MAX_DESCRIPTION = 300;
  private static final int MAX_SOURCE = 100;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");
  private static final Pattern MARKUP = Pattern.compile("<[A-Za-z!/?]");

  private ErrorBody() {}

  /** Returns the reasons in MyCase's order; none when the body is anything else. */
  static List<FieldError> of(byte[] body) {
    Map<String, Object> response;
    try {
      response = Json.readMap(body);
    } catch (MalformedJsonException e) {
      return List.of();
    }
    return response.get("errors") instanceof List<?> errors
        ? errors.stream().flatMap(ErrorBody::refusal).limit(MAX_REFUSALS).toList()
        : List.of();
  }

  private static Stream<FieldError> refusal(Object error) {
    if (error instanceof Map<?, ?> fields) {
      Object source = fields.get("source");
      return text(fields.get("description"), MAX_DESCRIPTION)
          .map(d -> new FieldError(d, source(source)))
          .stream();
    }
    return text(error, MAX_DESCRIPTION).map(d -> new FieldError(d, null)).stream();
  }

  private static @Nullable String source(@Nullable Object source) {
    if (source instanceof Map<?, ?> fields) {
      Object name = fields.containsKey("pointer") ? fields.get("pointer") : fields.get("parameter");
      return text(name, MAX_SOURCE).orElse(null);
    }
    return null;
  }

  private static Optional<String> text(@Nullable Object value, int max) {
    if (!(value instanceof String text) || MARKUP.matcher(text).find()) {
      return Optional.empty();
    }
    String clean = CONTROL.matcher(text).replaceAll(" ").trim();
    return clean.isEmpty() ? Optional.empty() : Optional.of(CodePoints.prefix(clean, max));
  }
}
