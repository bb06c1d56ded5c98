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
 * Some rows of a collection, and how far it was known with them, as bytes.
 *
 * @param head what the rows are part of
 * @param rows to be added to, or put in the place of, those of the parts before
 */
record MirrorSegment<T>(Head head, List<T> rows) {
  private static final int VERSION = 1;

  /**
   * How far a collection was known.
   *
   * @param account whose login it was
   * @param began when the walk began
   * @param next where the walk continues; null after its last page
   * @param total MyCase's count
   * @param since changes from here on are not known; null while the walk continues
   * @param asOf when this was; null while the walk continues
   * @param deleted rows of earlier parts that are no more
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

    static Head walking(String account, FullScan<?> walk) {
      String next = walk.next() == null ? null : walk.next().toString();
      return new Head(VERSION, account, walk.began, next, walk.total(), null, null, List.of());
    }

    static Head known(String account, SyncedRows<?> state, List<Long> deleted) {
      return new Head(
          VERSION,
          account,
          state.walkedAt(),
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

  /** Encodes the part; rows repeat themselves, so that they are worth packing. */
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
   * @throws IllegalArgumentException when the bytes are none, of this version at least
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
