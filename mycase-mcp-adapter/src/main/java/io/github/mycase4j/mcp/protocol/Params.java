package io.github.mycase4j.mcp.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request. Immutable and thread-safe; a method throws {@link JsonRpcException}
 * if a parameter is missing or of the wrong type.
 */
final class Params {
  private final @Nullable Object sent;

  Params(Incoming.Request request) {
    this(request.params());
  }

  Params(@Nullable Object sent) {
    this.sent = sent;
  }

  /** Returns a parameter as it was sent; null if it is absent. */
  @Nullable Object get(String name) {
    return members().get(name);
  }

  /** Returns a required string parameter. */
  String text(String name) {
    if (members().get(name) instanceof String text) {
      return text;
    }
    throw invalid("The parameter \"" + name + "\" is required and must be a string.");
  }

  /** Returns an optional string parameter; null if it is absent. */
  @Nullable String optionalText(String name) {
    Object value = members().get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalid("The parameter \"" + name + "\" must be a string.");
  }

  /** Returns an optional object parameter; empty if it is absent. */
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

  /** Returns the members of a required object parameter. */
  Params within(String name) {
    if (members().get(name) instanceof Map<?, ?> object) {
      return new Params(object);
    }
    throw invalid("The parameter \"" + name + "\" is required and must be an object.");
  }

  /** Returns an optional parameter that is an object of strings; empty if it is absent. */
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
