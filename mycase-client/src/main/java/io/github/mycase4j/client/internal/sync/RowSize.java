package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.model.OpenEnum;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many bytes rows take on the heap, from the sizes of a 64-bit HotSpot with
 * compressed references. Some neighboring rows stand for all; a value that several of them share
 * counts once.
 */
final class RowSize {
  private static final int SAMPLE = 256;
  private static final int HEADER = 12;
  private static final int REFERENCE = 4;
  private static final int MAP = 168;
  private static final int MAP_ENTRY = 40;

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          long bytes = HEADER;
          for (RecordComponent component : components) {
            bytes += field(component.getType());
          }
          return new Shape(
              aligned(bytes),
              Arrays.stream(components)
                  .filter(component -> !component.getType().isPrimitive())
                  .map(RecordComponent::getAccessor)
                  .toList());
        }
      };

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private RowSize() {}

  /** The size of a record object itself, and the values that it refers to. */
  private record Shape(long bytes, List<Method> values) {}

  /** Returns the average bytes of a row; at least one. The list is not empty. */
  static long average(List<?> rows) {
    int from = Math.max(0, (rows.size() - SAMPLE) / 2);
    List<?> sample = rows.subList(from, Math.min(rows.size(), from + SAMPLE));
    RowSize size = new RowSize();
    long bytes = 0;
    for (Object row : sample) {
      bytes += size.of(row);
    }
    return Math.max(1, bytes / sample.size());
  }

  private long of(@Nullable Object value) {
    if (value == null || value instanceof Enum<?> || value instanceof Boolean || !seen.add(value)) {
      return 0;
    }
    if (value instanceof String text) {
      return 24 + aligned(16 + bytes(text));
    }
    if (value instanceof Record record) {
      return of(record);
    }
    if (value instanceof List<?> list) {
      long bytes = list.isEmpty() ? 0 : 16 + aligned(16 + (long) list.size() * REFERENCE);
      for (Object item : list) {
        bytes += of(item);
      }
      return bytes;
    }
    if (value instanceof Map<?, ?> map) {
      long bytes = map.isEmpty() ? 0 : MAP + (long) map.size() * MAP_ENTRY;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        bytes += of(entry.getKey()) + of(entry.getValue());
      }
      return bytes;
    }
    if (value instanceof OpenEnum open) {
      return open.isKnown() ? 0 : 24 + of(open.value());
    }
    if (value instanceof OffsetDateTime) {
      return 96;
    }
    boolean flat = value instanceof Instant || value instanceof LocalDate;
    return flat || (value instanceof Number && !(value instanceof BigDecimal)) ? 24 : 40;
  }

  private long of(Record row) {
    Shape shape = SHAPES.get(row.getClass());
    long bytes = shape.bytes();
    for (Method value : shape.values()) {
      try {
        bytes += of(value.invoke(row));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(value + " cannot be read", e);
      }
    }
    return bytes;
  }

  private static int field(Class<?> type) {
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    return type == boolean.class || type == byte.class ? 1 : REFERENCE;
  }

  private static long bytes(String text) {
    boolean latin = text.chars().allMatch(c -> c < 256);
    return latin ? text.length() : 2L * text.length();
  }

  private static long aligned(long bytes) {
    return (bytes + 7) & ~7L;
  }
}
