package io.github.mycase4j.audit.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A writer of compact JSON as UTF-8 bytes.
 *
 * <p>Strings are escaped so that a line never holds a control character or another one that nobody
 * sees, and a lone surrogate is kept as its escape. A nested key named {@code mac} or {@code prev}
 * is written with its first letter escaped, which is the same key to a JSON reader, so that a
 * record has the bytes {@code ,"mac":"} only once and a simple tool finds the right place.
 */
public final class JsonBytes {
  private static final int MAX_DEPTH = 64;
  private static final byte[] ELLIPSIS = "…".getBytes(StandardCharsets.UTF_8);

  private byte[] bytes;
  private int length;

  public JsonBytes() {
    this(1024);
  }

  public JsonBytes(int room) {
    bytes = new byte[room];
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns the bytes themselves, to be read before more are written. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  public JsonBytes ascii(String text) {
    copy(text, text.length());
    return this;
  }

  /** Copies the low byte of each of the first characters, which all are ASCII. */
  @SuppressWarnings(
      "deprecation") // It is deprecated for other text, and much the fastest for this.
  private void copy(String text, int count) {
    room(count);
    text.getBytes(0, count, bytes, length);
    length += count;
  }

  /** How many characters at the beginning stand for themselves in a JSON string. */
  private static int plain(String text) {
    int count = 0;
    while (count < text.length()) {
      char c = text.charAt(count);
      if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') {
        break;
      }
      count++;
    }
    return count;
  }

  public JsonBytes bytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  public JsonBytes number(long value) {
    if (value < 0) {
      return ascii(Long.toString(value));
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    room(digits);
    length += digits;
    long rest = value;
    for (int at = length - 1; digits > 0; digits--) {
      bytes[at--] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  public JsonBytes string(@Nullable String text) {
    return string(text, Integer.MAX_VALUE);
  }

  /**
   * A string of at most so many bytes between its quotes; what is too long ends with an ellipsis.
   */
  public JsonBytes string(@Nullable String text, int maxBytes) {
    if (text == null) {
      return ascii("null");
    }
    room(2);
    bytes[length++] = '"';
    int start = length;
    int plain = Math.min(plain(text), Math.max(maxBytes - ELLIPSIS.length, 0));
    copy(text, plain);
    // Where the text could still be cut and leave room for the ellipsis.
    int cut = length;
    for (int i = plain; i < text.length(); ) {
      if (length - start <= maxBytes - ELLIPSIS.length) {
        cut = length;
      }
      int codePoint = text.codePointAt(i);
      codePoint(codePoint);
      i += Character.charCount(codePoint);
      if (length - start > maxBytes) {
        length = cut;
        bytes(ELLIPSIS);
        break;
      }
    }
    room(1);
    bytes[length++] = '"';
    return this;
  }

  /** A JSON-like value: null, a string, number, boolean, collection or map with string keys. */
  public JsonBytes value(@Nullable Object value) {
    return value(value, 0);
  }

  private JsonBytes value(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "A parameter is nested deeper than " + MAX_DEPTH + " levels.");
    }
    if (value == null) {
      return ascii("null");
    } else if (value instanceof CharSequence text) {
      return string(text.toString());
    } else if (value instanceof Boolean) {
      return ascii(value.toString());
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Map<?, ?> map) {
      return map(map, depth);
    } else if (value instanceof Collection<?> list) {
      ascii("[");
      String separator = "";
      for (Object item : list) {
        ascii(separator).value(item, depth + 1);
        separator = ",";
      }
      return ascii("]");
    }
    throw new IllegalArgumentException(
        "A parameter is a " + value.getClass().getName() + ", which is not a JSON-like value.");
  }

  private JsonBytes map(Map<?, ?> map, int depth) {
    ascii("{");
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      ascii(separator).key(String.valueOf(entry.getKey())).ascii(":");
      value(entry.getValue(), depth + 1);
      separator = ",";
    }
    return ascii("}");
  }

  public JsonBytes key(String key) {
    return switch (key) {
      case "mac" -> ascii("\"\\u006dac\"");
      case "prev" -> ascii("\"\\u0070rev\"");
      default -> string(key);
    };
  }

  private JsonBytes number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? ascii(number.toString()) : string(number.toString());
    }
    boolean plain =
        number instanceof Integer
            || number instanceof Long
            || number instanceof Short
            || number instanceof Byte
            || number instanceof BigInteger
            || number instanceof BigDecimal;
    return plain ? ascii(number.toString()) : string(number.toString());
  }

  private void codePoint(int c) {
    room(12);
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c >= 0x20 && c < 0x7f) {
      bytes[length++] = (byte) c;
    } else if (Invisible.is(c)) {
      for (char unit : Character.toChars(c)) {
        ascii("\\u" + String.format("%04x", (int) unit));
      }
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | (c >> 6));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      bytes[length++] = (byte) (0xe0 | (c >> 12));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | (c >> 18));
      bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
