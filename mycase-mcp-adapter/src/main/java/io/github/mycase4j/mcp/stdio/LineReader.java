package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.protocol.Incoming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines of limited length. Not thread-safe; performs I/O. */
final class LineReader {
  /** How much of an overlong line is kept: usually enough to find the id of the message. */
  private static final int HEAD_BYTES = 8 * 1024;

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;

  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * Returns the next line without its line feed, also a last one that has none.
   *
   * @return null at the end of the stream
   */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean whole = true;
    while (true) {
      if (from == to) {
        int count = in.read(buffer);
        if (count < 0) {
          return line.size() == 0 ? null : new Line(line.toByteArray(), whole);
        }
        from = 0;
        to = count;
      }
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      if (whole && end - from > limit - line.size()) {
        whole = false;
        line = head(line, end);
      } else if (whole) {
        line.write(buffer, from, end - from);
      }
      boolean complete = end < to;
      from = complete ? end + 1 : end;
      if (complete) {
        return new Line(line.toByteArray(), whole);
      }
    }
  }

  private ByteArrayOutputStream head(ByteArrayOutputStream line, int end) {
    byte[] read = line.toByteArray();
    ByteArrayOutputStream head = new ByteArrayOutputStream(HEAD_BYTES);
    head.write(read, 0, Math.min(read.length, HEAD_BYTES));
    head.write(buffer, from, Math.min(end - from, HEAD_BYTES - head.size()));
    return head;
  }

  /** One line. */
  static final class Line {
    private final byte[] bytes;
    private final boolean whole;

    /**
     * Creates a line.
     *
     * @param bytes its content; only its beginning when it is longer than the limit
     */
    Line(byte[] bytes, boolean whole) {
      this.bytes = bytes;
      this.whole = whole;
    }

    /** Returns whether the line is complete, that is, within the limit. */
    boolean isWhole() {
      return whole;
    }

    /** Returns whether the line contains only white space or a byte order mark. */
    boolean isBlank() {
      for (int at = startsWithByteOrderMark() ? 3 : 0; at < bytes.length; at++) {
        if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
          return false;
        }
      }
      return true;
    }

    /** Returns the bytes of the message: the line without a byte order mark. */
    byte[] message() {
      return startsWithByteOrderMark() ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    /** Parses the message. Never throws. */
    Incoming parse(int limit) {
      return whole ? Incoming.parse(message(), "line") : Incoming.tooLong(bytes, limit);
    }

    private boolean startsWithByteOrderMark() {
      return bytes.length >= 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF;
    }
  }
}
