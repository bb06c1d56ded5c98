package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A file system that refuses the steps it is told to. */
class FailingFiles implements FileOperations {
  enum Step {
    READ,
    TIME,
    FOLDER,
    RESTRICT,
    WRITE,
    MOVE,
    SYNC,
    DELETE,
    LEFTOVERS,
    LOCK
  }

  final Set<Step> failing = EnumSet.noneOf(Step.class);
  Function<Path, IOException> failure = path -> new AccessDeniedException(path.toString());
  Runnable atMove = () -> {};
  private final FileOperations real = new OwnerOnlyFiles();

  private void check(Step step, Path path) throws IOException {
    if (failing.contains(step)) {
      throw failure.apply(path);
    }
  }

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    check(Step.READ, file);
    return real.read(file, limit);
  }

  @Override
  public FileTime lastModified(Path file) throws IOException {
    check(Step.TIME, file);
    return real.lastModified(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    check(Step.FOLDER, folder);
    real.createFolder(folder);
  }

  @Override
  public void restrict(Path path) throws IOException {
    check(Step.RESTRICT, path);
    real.restrict(path);
  }

  @Override
  public Path writeTemporary(Path target, byte[] bytes, FileTime modified) throws IOException {
    check(Step.WRITE, target);
    return real.writeTemporary(target, bytes, modified);
  }

  @Override
  public void moveAtomically(Path from, Path to) throws IOException {
    atMove.run();
    check(Step.MOVE, to);
    real.moveAtomically(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    check(Step.SYNC, folder);
    real.syncFolder(folder);
  }

  @Override
  public boolean exists(Path path) {
    return real.exists(path);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    check(Step.DELETE, file);
    return real.deleteIfExists(file);
  }

  @Override
  public void deleteLeftovers(Path target) throws IOException {
    check(Step.LEFTOVERS, target);
    real.deleteLeftovers(target);
  }

  @Override
  public FileChannel openLock(Path file) throws IOException {
    check(Step.LOCK, file);
    return real.openLock(file);
  }
}
