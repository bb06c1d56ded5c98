package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** A channel on a disk that can be full, slow in small steps, or broken. */
final class LimitedChannel extends FileChannel {
  private final FileChannel real;
  private final Disk disk;

  private LimitedChannel(FileChannel real, Disk disk) {
    this.real = real;
    this.disk = disk;
  }

  /** What all channels on the disk have in common. */
  static final class Disk implements ChannelOpener {
    /** How many bytes can still be written. */
    long room = Long.MAX_VALUE;

    /** How many bytes one step reads or writes at most. */
    int step = Integer.MAX_VALUE;

    /** The largest number of bytes that one step was asked for. */
    int largestAsked;

    /** How many channels are open. */
    int open;

    boolean confirms = true;
    boolean cuts = true;
    boolean reads = true;

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
      LimitedChannel channel = new LimitedChannel(FileChannel.open(file, options), this);
      open++;
      return channel;
    }
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    if (!disk.reads) {
      throw new IOException("Input/output error");
    }
    disk.largestAsked = Math.max(disk.largestAsked, target.remaining());
    ByteBuffer step = target.slice();
    step.limit(Math.min(disk.step, target.remaining()));
    int read = real.read(step, position);
    target.position(target.position() + Math.max(0, read));
    return read;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (disk.room == 0) {
      throw new IOException("No space left on device");
    }
    disk.largestAsked = Math.max(disk.largestAsked, source.remaining());
    ByteBuffer step = source.slice();
    step.limit((int) Math.min(disk.room, Math.min(disk.step, source.remaining())));
    int written = real.write(step);
    disk.room -= written;
    source.position(source.position() + written);
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    if (!disk.cuts && size < real.size()) {
      throw new IOException((String) null);
    }
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (!disk.confirms) {
      throw new IOException("Input/output error");
    }
    real.force(metaData);
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
    disk.open--;
  }

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
