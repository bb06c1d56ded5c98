package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Ranges of a file, read without moving the position of its channel. */
final class FileBytes {
  private static final int BUFFER = 512 * 1024;

  private FileBytes() {}

  /**
   * Reads from {@code offset} on until the array is full or the file ends.
   *
   * @return how many bytes were read
   */
  static int fill(FileChannel file, long offset, byte[] bytes) throws IOException {
    return fill(file, offset, ByteBuffer.wrap(bytes));
  }

  private static int fill(FileChannel file, long offset, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer, offset + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }

  /** Returns the byte at {@code offset}, or -1 where the file has ended. */
  static int at(FileChannel file, long offset) throws IOException {
    byte[] one = new byte[1];
    return fill(file, offset, one) == 1 ? one[0] : -1;
  }

  /** Returns whether a file of this length, which is not empty, ends without a line feed. */
  static boolean endsOpen(FileChannel file, long size) throws IOException {
    return at(file, size - 1) != '\n';
  }

  /** Returns the SHA-256 of a range, or of what there is of it. */
  static byte[] hash(FileChannel file, long from, long to) throws IOException {
    MessageDigest sha = Hex.sha256();
    each(file, from, to, (bytes, count) -> sha.update(bytes, 0, count));
    return sha.digest();
  }

  /** Returns the number, from 1, of the line that the byte at {@code offset} belongs to. */
  static long line(FileChannel file, long offset) throws IOException {
    AtomicLong line = new AtomicLong(1);
    each(
        file,
        0,
        offset,
        (bytes, count) -> {
          for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
              line.incrementAndGet();
            }
          }
        });
    return line.get();
  }

  /** Receives the bytes of a range, one piece after another. */
  private interface BytesConsumer {
    void take(byte[] bytes, int count);
  }

  private static void each(FileChannel file, long from, long to, BytesConsumer part)
      throws IOException {
    byte[] bytes = new byte[(int) Math.min(Math.max(to - from, 0), BUFFER)];
    long at = from;
    while (at < to) {
      int wanted = (int) Math.min(bytes.length, to - at);
      int read = fill(file, at, ByteBuffer.wrap(bytes, 0, wanted).slice());
      if (read == 0) {
        break;
      }
      part.take(bytes, read);
      at += read;
    }
  }
}
