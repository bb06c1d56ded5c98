package io.github.mycase4j.client.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds every record of the package and fills one by reflection. */
public final class ModelRecords {
  private ModelRecords() {}

  static List<Class<?>> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(Class::isRecord)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records that MyCase answers with: those that keep unknown fields. */
  public static List<Class<?>> answers() {
    return all().stream()
        .filter(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .anyMatch(c -> c.getName().equals("additionalProperties")))
        .toList();
  }

  /** Fills every component, every string with the text. */
  public static Object filled(Class<?> type, String text) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(component -> value(type, component, text)).toArray();
    return create(type, components, values);
  }

  static Object create(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      return type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private static Object value(Class<?> owner, RecordComponent component, String text) {
    if (component.getGenericType() instanceof ParameterizedType list
        && component.getType() == List.class) {
      return List.of(value(owner, component, (Class<?>) list.getActualTypeArguments()[0], text));
    }
    return value(owner, component, component.getType(), text);
  }

  private static Object value(
      Class<?> owner, RecordComponent component, Class<?> type, String text) {
    if (owner == NewCall.class && List.of("client", "lead").contains(component.getName())) {
      return null;
    }
    if (type == Integer.class) {
      return 7;
    }
    if (type == String.class || type == Object.class) {
      return text;
    } else if (type == long.class || type == Long.class) {
      return 7L;
    } else if (type == Boolean.class || type == boolean.class) {
      return true;
    } else if (type == BigDecimal.class) {
      return new BigDecimal("12.50");
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 2, 3);
    } else if (type == Instant.class) {
      return Instant.parse("2026-02-03T04:05:06Z");
    } else if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse("2026-02-03T04:05:06-05:00");
    } else if (type == Duration.class) {
      return Duration.ofMinutes(1);
    } else if (type == URI.class) {
      return URI.create("https://files.example.com/" + text);
    } else if (type == Map.class) {
      return Map.of(text, text);
    } else if (type.isRecord()) {
      return filled(type, text);
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      return wireValue(type);
    }
    throw new AssertionError("no value for " + owner.getSimpleName() + "." + component.getName());
  }

  private static Object wireValue(Class<?> type) {
    try {
      return type.getMethod("of", String.class).invoke(null, "someday");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private static Path folder() {
    try {
      Path classes = Path.of(Ref.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.resolve(Ref.class.getPackageName().replace('.', '/'));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String simpleName) {
    try {
      return Class.forName(Ref.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
