package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The real disk of a process that is killed at one of its steps, and does nothing afterwards. */
final class DyingDisk implements Disk {
  private final LocalDisk disk = new LocalDisk();
  private final int last;
  private int steps;
  private long nanos;

  /**
   * A disk for a process that lives so long.
   *
   * @param last how many changes of the disk it makes; of the next one, it makes half
   */
  DyingDisk(int last) {
    this.last = last;
  }

  /** Whether the process is dead. */
  boolean isDead() {
    return steps > last;
  }

  /** How many steps were made. */
  int steps() {
    return steps;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void step(Step whole, Step half) throws IOException {
    if (steps++ < last) {
      whole.run();
      return;
    }
    if (steps == last + 1) {
      half.run();
    }
    throw new IOException("killed");
  }

  private void alive() throws IOException {
    if (isDead()) {
      throw new IOException("killed");
    }
  }

  @Override
  public Stat stat(Path file) throws IOException {
    alive();
    return disk.stat(file);
  }

  @Override
  public Appender append(Path file) throws IOException {
    Appender[] real = new Appender[1];
    step(() -> real[0] = disk.append(file), () -> {});
    return new Appender() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        ByteBuffer half = bytes.duplicate().limit(bytes.position() + count / 2);
        step(() -> real[0].write(bytes), () -> real[0].write(half));
        return count;
      }

      @Override
      public void force() throws IOException {
        step(real[0]::force, () -> {});
      }

      @Override
      public long size() throws IOException {
        alive();
        return real[0].size();
      }

      @Override
      public void close() throws IOException {
        real[0].close();
      }
    };
  }

  @Override
  public Slots slots(Path file) throws IOException {
    Slots[] real = new Slots[1];
    step(() -> real[0] = disk.slots(file), () -> {});
    return new Slots() {
      @Override
      public byte[] read() throws IOException {
        alive();
        return real[0].read();
      }

      @Override
      public void write(int position, byte[] slot) throws IOException {
        // A process that is killed leaves one sector whole or as it was; a torn one is worse.
        byte[] half = java.util.Arrays.copyOf(slot, Head.SLOT_BYTES / 2);
        boolean isOne = slot.length == Head.SLOT_BYTES;
        step(
            () -> real[0].write(position, slot),
            () -> real[0].write(position, isOne ? half : new byte[0]));
      }

      @Override
      public void close() throws IOException {
        real[0].close();
      }
    };
  }

  @Override
  public FileChannel read(Path file) throws IOException {
    alive();
    return disk.read(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step(() -> disk.rename(from, to), () -> {});
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(() -> disk.syncFolder(folder), () -> {});
  }

  @Override
  public void secure(Path folder, Path... files) throws IOException {
    alive();
    disk.secure(folder, files);
  }

  @Override
  public Held tryLock(Path file) throws IOException {
    alive();
    return disk.tryLock(file);
  }

  @Override
  public long nanoTime() {
    return isDead() ? nanos : disk.nanoTime();
  }

  @Override
  public void pause(long nanos) {
    this.nanos += nanos;
  }
}
