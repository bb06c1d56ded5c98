package io.github.mycase4j.credstore;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * An open file of a mirror: the header of its generation, then parts, each the number of bytes that
 * follow (4, big endian) and as many sealed bytes. One part at a time is in memory.
 */
final class MirrorFile implements Closeable {
  /** The largest part; a longer one is damage. */
  static final int LARGEST_PART = 1 << 24;

  /** Java keeps a buffer outside the heap as large as the largest read or write of a thread. */
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;

  MirrorFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * A place between two parts.
   *
   * @param generation the id of the generation
   * @param parts how many parts are before it
   * @param bytes how many bytes of the file are before it
   */
  record Position(String generation, long parts, long bytes) {
    static Position start(MirrorGeneration generation) {
      return new Position(generation.id(), 0, MirrorGeneration.HEADER_BYTES);
    }

    Position after(byte[] part) {
      return new Position(
          generation, parts + 1, bytes + Integer.BYTES + MirrorGeneration.SEAL_BYTES + part.length);
    }
  }

  /** Returns the start of the file, shorter where the file is. */
  byte[] header() throws IOException {
    return read(0, MirrorGeneration.HEADER_BYTES);
  }

  long size() throws IOException {
    return channel.size();
  }

  /**
   * Returns the part at a position, or empty when there is no complete and unchanged one.
   *
   * @param end where the file ends
   */
  Optional<byte[]> part(MirrorGeneration generation, Position at, long end) throws IOException {
    long begin = at.bytes() + Integer.BYTES;
    if (begin > end) {
      return Optional.empty();
    }
    byte[] stated = read(at.bytes(), Integer.BYTES);
    if (stated.length < Integer.BYTES) {
      return Optional.empty(); // cut off meanwhile
    }
    int length = ByteBuffer.wrap(stated).getInt();
    if (length < MirrorGeneration.SEAL_BYTES
        || length > LARGEST_PART + MirrorGeneration.SEAL_BYTES
        || length > end - begin) {
      return Optional.empty();
    }
    return generation.open(at.parts(), read(begin, length));
  }

  /** Writes a part at a position, truncates the file after it and returns the position after it. */
  Position write(MirrorGeneration generation, Position at, byte[] part) throws IOException {
    byte[] sealed = generation.seal(at.parts(), part);
    cutTo(at);
    channel.position(at.bytes());
    write(ByteBuffer.allocate(Integer.BYTES).putInt(sealed.length).array());
    write(sealed);
    return at.after(part);
  }

  void cutTo(Position end) throws IOException {
    channel.truncate(end.bytes());
  }

  /** Forces the contents to disk. */
  void sync() throws IOException {
    channel.force(false);
  }

  /** Forces the contents, times and modes of the file to disk. */
  void syncAll() throws IOException {
    channel.force(true);
  }

  private byte[] read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.position() < length) {
      bytes.limit(Math.min(length, bytes.position() + CHUNK));
      if (channel.read(bytes, at + bytes.position()) < 0) {
        return Arrays.copyOf(bytes.array(), bytes.position());
      }
    }
    return bytes.array();
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.position() < bytes.length) {
      rest.limit(Math.min(bytes.length, rest.position() + CHUNK));
      channel.write(rest);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
