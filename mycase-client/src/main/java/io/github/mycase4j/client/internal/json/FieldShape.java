package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;

/** The JSON type of a field's value, which is checked before the value is read. */
enum FieldShape {
  SCALAR,
  OBJECT,
  LIST,
  ANY;

  static FieldShape of(Class<?> type) {
    return type == Object.class
        ? ANY
        : type == List.class ? LIST : type.isRecord() ? OBJECT : SCALAR;
  }

  boolean takes(JsonToken token) {
    return switch (this) {
      case SCALAR -> token.isScalarValue();
      case OBJECT -> token == JsonToken.START_OBJECT;
      case LIST -> token == JsonToken.START_ARRAY;
      case ANY -> true;
    };
  }

  /** Returns the maximum length of a value of a type, in characters. */
  static int longest(Class<?> type) {
    boolean plain = type == Long.class || type == Boolean.class || type.isPrimitive();
    boolean text = type == String.class || type == Object.class;
    return text
        ? Bounds.MAX_TEXT
        : plain || type.getPackageName().startsWith("java.") ? Bounds.MAX_SCALAR : Bounds.MAX_NAME;
  }
}
