package io.github.mycase4j.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The log to verify, and the keys to verify it with.
 *
 * @param path the log file; its older files and its head are found beside it
 * @param keys every key that may have been in use; without any, only the chain is checked
 * @param from the number of the first record to check, 1 for all; older files that hold nothing of
 *     the range are not read
 * @param to the number of the last record to check, {@link Long#MAX_VALUE} for all
 * @param anchor a head hash that was kept elsewhere, 64 hexadecimal digits, which must be that of a
 *     record in the range
 */
public record VerifyRequest(
    Path path, List<AuditKey> keys, long from, long to, @Nullable String anchor) {

  /**
   * Checks and copies the components.
   *
   * @param keys every key that may have been in use; without any, only the chain is checked
   * @param from the number of the first record to check, 1 for all; older files that hold nothing
   *     of the range are not read
   * @param path the log file; its older files and its head are found beside it
   * @param to the number of the last record to check, {@link Long#MAX_VALUE} for all
   * @param anchor a head hash that was kept elsewhere, 64 hexadecimal digits, which must be that of
   *     a record in the range
   */
  public VerifyRequest {
    keys = List.copyOf(keys);
    if (from < 1 || to < from) {
      throw new IllegalArgumentException(
          "There is no range of records from " + from + " to " + to + ".");
    }
    if (anchor != null) {
      anchor = anchor.strip().toLowerCase(Locale.ROOT);
      if (!anchor.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("A head hash has 64 hexadecimal digits.");
      }
    }
  }

  /**
   * Returns a request for the whole log, without a key.
   *
   * @param path the log file
   * @return the request
   */
  public static VerifyRequest of(Path path) {
    return new VerifyRequest(path, List.of(), 1, Long.MAX_VALUE, null);
  }

  /**
   * Returns a copy with these keys.
   *
   * @param value every key that may have been in use
   * @return the copy
   */
  public VerifyRequest withKeys(List<AuditKey> value) {
    return new VerifyRequest(path, value, from, to, anchor);
  }

  /**
   * Returns a copy for a range of records.
   *
   * @param first the number of the first
   * @param last the number of the last
   * @return the copy
   */
  public VerifyRequest withRange(long first, long last) {
    return new VerifyRequest(path, keys, first, last, anchor);
  }

  /**
   * Returns a copy with a head hash that was kept elsewhere.
   *
   * @param value 64 hexadecimal digits
   * @return the copy
   */
  public VerifyRequest withAnchor(@Nullable String value) {
    return new VerifyRequest(path, keys, from, to, value);
  }
}
