package io.github.mycase4j.remote.oauth;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The response of a server that has a document: an HTTP/1.1 message of which no more is read than
 * is allowed. Immutable and thread-safe.
 */
final class DocumentResponse {
  /** The largest document in bytes. */
  static final int MOST_BYTES = 10 * 1024;

  /** How long a document is used at least. */
  static final Duration SHORTEST = Duration.ofMinutes(5);

  /** How long a document is used at most without asking again. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_CHUNK_LINE = 256;
  private static final int OK = 200;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
  private static final Pattern JSON =
      Pattern.compile("(?i)application/(json|[a-z0-9!#$&^_.+-]+\\+json)\\s*(;.*)?");
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");
  private static final Pattern NOT_KEPT = Pattern.compile("(?i)(?:^|[\\s,])no-(?:store|cache)\\b");

  private final byte[] body;
  private final Duration fresh;

  private DocumentResponse(byte[] body, Duration fresh) {
    this.body = body;
    this.fresh = fresh;
  }

  /** Returns at most {@link #MOST_BYTES} bytes, said to be JSON. */
  byte[] body() {
    return body.clone();
  }

  /**
   * Returns how long the document may be used without asking again, between {@link #SHORTEST} and
   * {@link #LONGEST}.
   */
  Duration fresh() {
    return fresh;
  }

  /**
   * Reads a response.
   *
   * @throws DocumentException when it is no document, or too large
   * @throws IOException when the connection breaks
   */
  static DocumentResponse read(InputStream in) throws IOException, DocumentException {
    Lines lines = new Lines(in, MOST_HEADER_BYTES);
    int status = status(lines);
    Map<String, String> headers = headers(lines);
    while (status / 100 == 1) {
      status = status(lines);
      headers = headers(lines);
    }
    if (status != OK) {
      throw new DocumentException(
          "The client's document cannot be read: its server answered with status " + status + ".");
    }
    if (!JSON.matcher(headers.getOrDefault("content-type", "")).matches()) {
      throw new DocumentException("The client's document is not sent as application/json.");
    }
    if (!headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
      throw new DocumentException("The client's document is sent in an encoding of its own.");
    }
    return new DocumentResponse(
        body(in, headers), fresh(headers.getOrDefault("cache-control", "")));
  }

  private static int status(Lines lines) throws IOException, DocumentException {
    Matcher status = STATUS.matcher(lines.next());
    if (!status.matches()) {
      throw noHttp();
    }
    return Integer.parseInt(status.group(1));
  }

  private static Map<String, String> headers(Lines lines) throws IOException, DocumentException {
    Map<String, String> headers = new HashMap<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw noHttp();
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (first, second) -> first + ", " + second);
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers)
      throws IOException, DocumentException {
    String encoding = headers.get("transfer-encoding");
    String length = headers.get("content-length");
    if (encoding != null) {
      if (!encoding.equalsIgnoreCase("chunked")) {
        throw noHttp();
      }
      return chunks(in);
    } else if (length != null) {
      return exactly(in, number(length, 10));
    }
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    checkSize(body.length);
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException, DocumentException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = new Lines(in, MOST_CHUNK_LINE).next();
      int end = line.indexOf(';');
      long size = number((end < 0 ? line : line.substring(0, end)).strip(), 16);
      if (size == 0) {
        return body.toByteArray();
      }
      checkSize(body.size() + size);
      body.writeBytes(exactly(in, size));
      if (!new Lines(in, MOST_CHUNK_LINE).next().isEmpty()) {
        throw noHttp();
      }
    }
  }

  private static byte[] exactly(InputStream in, long size) throws IOException, DocumentException {
    checkSize(size);
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("the body ends early");
    }
    return bytes;
  }

  private static long number(String text, int radix) throws DocumentException {
    if (!text.matches("[0-9A-Fa-f]{1,12}")) {
      throw noHttp();
    }
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw noHttp();
    }
  }

  private static void checkSize(long size) throws DocumentException {
    if (size > MOST_BYTES) {
      throw new DocumentException("The client's document has more than 10 KiB.");
    }
  }

  private static Duration fresh(String cacheControl) {
    Matcher age = MAX_AGE.matcher(cacheControl);
    if (NOT_KEPT.matcher(cacheControl).find() || !age.find()) {
      return SHORTEST;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(age.group(1)));
    Duration atLeast = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  private static DocumentException noHttp() {
    return new DocumentException("The server of the client's document does not speak HTTP/1.1.");
  }

  /** Reads lines as long as they are not too many bytes together. */
  private static final class Lines {
    private final InputStream in;
    private int left;

    Lines(InputStream in, int most) {
      this.in = in;
      this.left = most;
    }

    /** Returns the next line without its end. */
    String next() throws IOException, DocumentException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("the header ends early");
        } else if (--left < 0) {
          throw noHttp();
        }
        line.write(b);
      }
      String text = line.toString(StandardCharsets.ISO_8859_1);
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
  }
}
