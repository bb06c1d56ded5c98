package io.github.mycase4j.mcp.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request. Immutable and thread-safe; a method that finds the parameters
 * missing or of another kind throws {@link JsonRpcException}.
 */
final class Params {
  private final @Nullable Object sent;

  Params(Incoming.Request request) {
    this(request.params());
  }

  private Params(@Nullable Object sent) {
    this.sent = sent;
  }

  /** Returns a parameter as it was sent; null when there is none. */
  @Nullable Object get(String name) {
    return members().get(name);
  }

  /** Returns a parameter that is required. */
  String text(String name) {
    if (members().get(name) instanceof String text) {
      return text;
    }
    throw invalid("The parameter \"" + name + "\" is required and must be a string.");
  }

  /** Returns a parameter that is a string where there is one; null where there is none. */
  @Nullable String optionalText(String name) {
    Object value = members().get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalid("The parameter \"" + name + "\" must be a string.");
  }

  /** Returns a parameter that is an object where there is one; empty where there is none. */
  Map<?, ?> object(String name) {
    Object value = members().get(name);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw invalid("The parameter \"" + name + "\" must be an object.");
  }

  /** Returns the parameters within one that is an object and required. */
  Params within(String name) {
    if (members().get(name) instanceof Map<?, ?> object) {
      return new Params(object);
    }
    throw invalid("The parameter \"" + name + "\" is required and must be an object.");
  }

  /**
   * Returns a parameter that is an object of strings where there is one; empty where there is none.
   */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .forEach(
            (key, value) -> {
              if (value != null) {
                if (!(value instanceof String text)) {
                  throw invalid("The values of the parameter \"" + name + "\" must be strings.");
                }
                texts.put(String.valueOf(key), text);
              }
            });
    return texts;
  }

  /** Returns the metadata of the request; empty when there are none. Never throws. */
  Map<?, ?> meta() {
    return sent instanceof Map<?, ?> members && members.get("_meta") instanceof Map<?, ?> meta
        ? meta
        : Map.of();
  }

  private Map<?, ?> members() {
    if (sent == null) {
      return Map.of();
    }
    if (sent instanceof Map<?, ?> members) {
      return members;
    }
    throw invalid("The member \"params\" must be an object.");
  }

  /** Returns the error for parameters that are invalid. */
  static JsonRpcException invalid(String reason) {
    return new JsonRpcException(ErrorCodes.INVALID_PARAMS, reason);
  }
}
