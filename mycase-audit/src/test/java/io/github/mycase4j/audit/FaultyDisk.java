package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The real disk, but it fails when it is told to, and counts. */
final class FaultyDisk implements Disk {
  enum Operation {
    STAT,
    APPEND,
    WRITE,
    FORCE,
    SIZE,
    SLOTS,
    SLOT_READ,
    SLOT_WRITE,
    READ,
    RENAME,
    SYNC_FOLDER,
    SECURE,
    LOCK
  }

  final AtomicInteger forces = new AtomicInteger();
  final AtomicInteger writes = new AtomicInteger();
  final AtomicInteger slotReads = new AtomicInteger();
  final AtomicInteger slotWrites = new AtomicInteger();
  final AtomicLong nanos = new AtomicLong();

  /** How many files are open for writing. */
  final AtomicInteger open = new AtomicInteger();

  final Semaphore forceGate = new Semaphore(0);

  /** Released whenever a sync has come to the gate. */
  final Semaphore atGate = new Semaphore(0);

  private final LocalDisk disk = new LocalDisk();
  volatile boolean gated;
  volatile boolean locked;
  private volatile Operation failing;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int bytesThatFit = Integer.MAX_VALUE;
  private volatile Runnable beforeWrite = () -> {};
  private volatile Runnable beforeRename = () -> {};

  void fail(Operation operation) {
    failing = operation;
    failures.set(Integer.MAX_VALUE);
  }

  /** Has an operation fail so many times, as it does while another program holds the file. */
  void hold(Operation operation, int times) {
    failing = operation;
    failures.set(times);
  }

  void heal() {
    failing = null;
    bytesThatFit = Integer.MAX_VALUE;
  }

  /** From now on the disk takes so many bytes and is full then. */
  void fill(int bytes) {
    bytesThatFit = bytes;
  }

  void beforeNextWrite(Runnable action) {
    beforeWrite = action;
  }

  void beforeNextRename(Runnable action) {
    beforeRename = action;
  }

  private void touch(Operation operation) throws IOException {
    if (failing == operation) {
      if (failures.getAndDecrement() == 0) {
        failing = null;
        return;
      }
      throw new IOException("no " + operation);
    }
  }

  @Override
  public Stat stat(Path file) throws IOException {
    touch(Operation.STAT);
    return disk.stat(file);
  }

  @Override
  public Appender append(Path file) throws IOException {
    touch(Operation.APPEND);
    Appender real = disk.append(file);
    open.incrementAndGet();
    return new Appender() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        touch(Operation.WRITE);
        Runnable action = beforeWrite;
        beforeWrite = () -> {};
        action.run();
        writes.incrementAndGet();
        if (bytes.remaining() > bytesThatFit) {
          ByteBuffer part = bytes.duplicate().limit(bytes.position() + bytesThatFit);
          while (part.hasRemaining()) {
            real.write(part);
          }
          bytesThatFit = 0;
          throw new IOException("No space left on device");
        }
        return real.write(bytes);
      }

      @Override
      public void force() throws IOException {
        touch(Operation.FORCE);
        if (gated) {
          atGate.release();
          forceGate.acquireUninterruptibly();
        }
        forces.incrementAndGet();
        real.force();
      }

      @Override
      public long size() throws IOException {
        touch(Operation.SIZE);
        return real.size();
      }

      @Override
      public void close() throws IOException {
        open.decrementAndGet();
        real.close();
      }
    };
  }

  @Override
  public Slots slots(Path file) throws IOException {
    touch(Operation.SLOTS);
    Slots real = disk.slots(file);
    open.incrementAndGet();
    return new Slots() {
      @Override
      public byte[] read() throws IOException {
        touch(Operation.SLOT_READ);
        slotReads.incrementAndGet();
        return real.read();
      }

      @Override
      public void write(int position, byte[] slot) throws IOException {
        touch(Operation.SLOT_WRITE);
        slotWrites.incrementAndGet();
        real.write(position, slot);
      }

      @Override
      public void close() throws IOException {
        open.decrementAndGet();
        real.close();
      }
    };
  }

  @Override
  public FileChannel read(Path file) throws IOException {
    touch(Operation.READ);
    return disk.read(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    touch(Operation.RENAME);
    Runnable action = beforeRename;
    beforeRename = () -> {};
    action.run();
    disk.rename(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    touch(Operation.SYNC_FOLDER);
    disk.syncFolder(folder);
  }

  @Override
  public void secure(Path folder, Path... files) throws IOException {
    touch(Operation.SECURE);
    disk.secure(folder, files);
  }

  @Override
  public Held tryLock(Path file) throws IOException {
    touch(Operation.LOCK);
    return locked ? null : disk.tryLock(file);
  }

  @Override
  public long nanoTime() {
    return locked || failing != null ? nanos.get() : disk.nanoTime();
  }

  @Override
  public void pause(long pause) {
    if (locked || failing != null) {
      nanos.addAndGet(pause);
    } else {
      disk.pause(pause);
    }
  }
}
