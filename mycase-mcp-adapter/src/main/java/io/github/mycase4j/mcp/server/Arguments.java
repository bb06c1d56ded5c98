package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON arguments to the input record of a tool, strictly: whatever the schema does not
 * allow is rejected with a sentence that names the argument. Nothing is guessed and nothing is
 * dropped.
 */
final class Arguments {
  private static final int SHOWN = 60;

  /**
   * More digits than any amount has. Written without an exponent, a short number could be endless.
   */
  private static final int MOST_DIGITS = 40;

  private Arguments() {}

  /** Rejects every argument that none of the records has. */
  static void checkKnown(Map<String, Object> arguments, List<Class<? extends Record>> records) {
    List<String> known = new ArrayList<>();
    for (Class<? extends Record> type : records) {
      RecordFields.fields(type).forEach(field -> known.add(field.name()));
    }
    for (String name : arguments.keySet()) {
      if (!known.contains(name)) {
        throw new InvalidArgumentException(
            name,
            "There is no argument "
                + quoted(name)
                + ". "
                + (known.isEmpty()
                    ? "This tool takes none."
                    : "Known arguments: " + String.join(", ", known) + "."));
      }
    }
  }

  /**
   * Reads a record from the arguments of its components' names.
   *
   * @throws InvalidArgumentException when an argument is missing or invalid
   */
  static <R extends Record> R read(Map<String, Object> arguments, Class<R> type) {
    return record(arguments, type, "");
  }

  private static <R extends Record> R record(Map<?, ?> arguments, Class<R> type, String prefix) {
    List<RecordFields.Field> fields = RecordFields.fields(type);
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      RecordFields.Field field = fields.get(i);
      String path = prefix + field.name();
      // Some hosts send null for what nobody gave.
      Object given = arguments.get(field.name());
      if (given != null) {
        values[i] = value(path, given, field.component().getGenericType());
        checkBounds(path, values[i], field.describe());
        checkIds(path, values[i], field.id());
      } else if (!field.optional()) {
        throw new InvalidArgumentException(path, path + " is missing; it is required.");
      }
    }
    return construct(type, fields, values);
  }

  private static <R extends Record> R construct(
      Class<R> type, List<RecordFields.Field> fields, @Nullable Object[] values) {
    try {
      Constructor<R> constructor =
          type.getDeclaredConstructor(
              fields.stream().map(each -> each.component().getType()).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidArgumentException invalid) {
        throw invalid;
      }
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  private static Object value(String path, @Nullable Object value, Type type) {
    if (value == null) {
      throw invalid(path, "must not be null; leave it out instead", null);
    }
    if (type instanceof ParameterizedType list) {
      return list(path, value, (Class<?>) list.getActualTypeArguments()[0]);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) {
      long number = integer(path, value);
      if (number != (int) number) {
        throw invalid(path, "is out of range", value);
      }
      return (int) number;
    } else if (plain == long.class || plain == Long.class) {
      return integer(path, value);
    } else if (plain == boolean.class || plain == Boolean.class) {
      return of(path, value, Boolean.class, "true or false");
    } else if (plain == BigDecimal.class) {
      return decimal(path, of(path, value, Number.class, "a number"));
    } else if (plain.isRecord()) {
      Map<?, ?> object = of(path, value, Map.class, "an object");
      checkFields(path, object, plain.asSubclass(Record.class));
      return record(object, plain.asSubclass(Record.class), path + ".");
    }
    return text(path, value, plain);
  }

  private static Object text(String path, Object value, Class<?> type) {
    String what =
        type == LocalDate.class
            ? "a date as YYYY-MM-DD"
            : type == OffsetDateTime.class
                ? "a date and time with an offset, such as 2026-11-21T17:20:00-05:00"
                : type == Instant.class
                    ? "a date and time with an offset, such as 2026-11-21T17:20:00Z, or a date"
                    : type == ZoneId.class ? "an IANA time zone, such as America/New_York" : "";
    String text =
        TextSanitizer.clean(of(path, value, String.class, what.isEmpty() ? "a string" : what));
    boolean dated =
        type == LocalDate.class || type == OffsetDateTime.class || type == Instant.class;
    if (dated && (text.startsWith("+") || text.startsWith("-"))) {
      // Java reads years of other than four digits, which MyCase does not know.
      throw invalid(path, "must be " + what, value);
    }
    try {
      if (type == LocalDate.class) {
        return LocalDate.parse(text);
      } else if (type == OffsetDateTime.class) {
        return OffsetDateTime.parse(text);
      } else if (type == Instant.class) {
        return text.length() == 10
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : OffsetDateTime.parse(text).toInstant();
      } else if (type == ZoneId.class) {
        return ZoneId.of(text);
      }
    } catch (DateTimeException e) {
      throw invalid(path, "must be " + what, value);
    }
    if (type.isEnum()) {
      return constant(path, text, type);
    }
    if (type != String.class) {
      throw new IllegalStateException("no argument can be a " + type.getName());
    }
    return text;
  }

  private static Object constant(String path, String text, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (constant.toString().equals(text)) {
        return constant;
      }
    }
    throw invalid(
        path,
        "must be one of "
            + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", ")),
        text);
  }

  private static List<Object> list(String path, Object value, Class<?> element) {
    List<Object> elements = new ArrayList<>();
    for (Object each : of(path, value, List.class, "a list")) {
      String at = path + "[" + elements.size() + "]";
      elements.add(value(at, each, element));
    }
    return List.copyOf(elements);
  }

  private static void checkFields(String at, Map<?, ?> object, Class<? extends Record> type) {
    List<String> known = RecordFields.fields(type).stream().map(RecordFields.Field::name).toList();
    for (Object name : object.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new InvalidArgumentException(
            at + "." + name,
            at + " has no field " + quoted(name) + ". Known: " + String.join(", ", known) + ".");
      }
    }
  }

  private static BigDecimal decimal(String path, Number value) {
    BigDecimal number;
    try {
      number = new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw invalid(path, "must be a number", value);
    }
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw invalid(path, "is out of range", value);
    }
    return number;
  }

  private static long integer(String path, Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger || value instanceof BigDecimal || value instanceof Double) {
      try {
        return new BigDecimal(value.toString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw invalid(path, "must be an integer", value);
      }
    }
    throw invalid(path, "must be an integer", value);
  }

  private static <T> T of(String path, Object value, Class<T> type, String what) {
    if (!type.isInstance(value)) {
      throw invalid(path, "must be " + what, value);
    }
    return type.cast(value);
  }

  private static void checkBounds(
      String path, @Nullable Object value, @Nullable Describe describe) {
    int longest = describe == null ? 10_000 : describe.maxLength();
    if (value instanceof String text && text.length() > longest) {
      throw invalid(path, "must have at most " + longest + " characters", text);
    }
    if (describe == null) {
      return;
    }
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      if (exact.compareTo(BigDecimal.valueOf(describe.min())) < 0
          || exact.compareTo(BigDecimal.valueOf(describe.max())) > 0) {
        throw invalid(path, bounds(describe), value);
      }
    }
    if (value instanceof List<?> list && list.size() < describe.minItems()) {
      throw invalid(path, "must have at least " + describe.minItems() + " element", value);
    }
  }

  /** MyCase's ids begin at 1; another number would make an address that MyCase does not have. */
  private static void checkIds(String path, @Nullable Object value, boolean id) {
    if (id && value instanceof Long number && number < 1) {
      throw invalid(path, "must be the id of something in MyCase, 1 or more", value);
    }
    if (id && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        checkIds(path + "[" + i + "]", list.get(i), true);
      }
    }
  }

  private static String bounds(Describe describe) {
    if (describe.max() == Long.MAX_VALUE) {
      return "must be at least " + describe.min();
    }
    return describe.min() == Long.MIN_VALUE
        ? "must be at most " + describe.max()
        : "must be from " + describe.min() + " to " + describe.max();
  }

  private static InvalidArgumentException invalid(
      String path, String what, @Nullable Object value) {
    return new InvalidArgumentException(
        path, path + " " + what + (value == null ? "." : ", not " + quoted(value) + "."));
  }

  /** Returns a value from the client in a form that fits into a sentence. */
  static String quoted(Object value) {
    String json = Json.write(value instanceof String ? value : String.valueOf(value));
    String shown = value instanceof String ? json : json.substring(1, json.length() - 1);
    return TextSanitizer.escape(Texts.cut(shown, SHOWN));
  }

  /** Returns a sentence for each argument from whose text invisible characters were removed. */
  static List<String> warnings(Map<String, Object> arguments) {
    List<String> warnings = new ArrayList<>();
    arguments.forEach(
        (name, value) -> {
          ResultValues values = new ResultValues();
          if (value != null) {
            values.object(Map.of(name, value));
          }
          if (values.hidden() > 0) {
            warnings.add(
                TextSanitizer.escape(name)
                    + ": "
                    + (values.hidden() == 1
                        ? "an invisible character was"
                        : values.hidden() + " invisible characters were")
                    + " left out.");
          }
        });
    return warnings;
  }
}
