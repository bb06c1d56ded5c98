package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a collection with the state of its scan, encoded as bytes.
 *
 * @param head the state of the collection with these rows
 * @param rows rows that are added to, or replace, those of earlier parts
 */
record MirrorSegment<T>(Head head, List<T> rows) {
  private static final int VERSION = 1;

  /**
   * The state of a collection.
   *
   * @param account whose login it was
   * @param began when the scan began
   * @param next where the scan continues; null after its last page
   * @param total MyCase's count
   * @param since changes from here on are unknown; null during the scan
   * @param asOf when the rows were current; null during the scan
   * @param deleted rows of earlier parts that were deleted
   */
  record Head(
      int version,
      String account,
      Instant began,
      @Nullable String next,
      @Nullable Long total,
      @Nullable Instant since,
      @Nullable Instant asOf,
      List<Long> deleted) {

    Head {
      deleted = deleted == null ? List.of() : List.copyOf(deleted);
    }

    static Head scanning(String account, FullScan<?> scan) {
      String next = scan.next() == null ? null : scan.next().toString();
      return new Head(VERSION, account, scan.began, next, scan.total(), null, null, List.of());
    }

    static Head known(String account, SyncedRows<?> state, List<Long> deleted) {
      return new Head(
          VERSION,
          account,
          state.scannedAt(),
          null,
          state.count(),
          state.since(),
          state.asOf(),
          deleted);
    }

    boolean isOf(String owner) {
      return version == VERSION && account.equals(owner);
    }
  }

  /** Encodes the part, compressed, since rows resemble each other. */
  byte[] encode() {
    byte[] first = Json.write(head);
    byte[] second = Json.write(rows);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(second.length / 4);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, deflater))) {
      out.writeInt(first.length);
      out.write(first);
      out.write(second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /**
   * Decodes a part.
   *
   * @throws IllegalArgumentException when the bytes are no part of this version
   */
  static <T> MirrorSegment<T> decode(byte[] part, Class<T> row) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(part)))) {
      byte[] first = in.readNBytes(in.readInt());
      Head head = Json.read(first, Head.class);
      return new MirrorSegment<>(head, Json.readList(in.readAllBytes(), row));
    } catch (IOException | MalformedJsonException e) {
      throw new IllegalArgumentException("the part cannot be read", e);
    }
  }
}
