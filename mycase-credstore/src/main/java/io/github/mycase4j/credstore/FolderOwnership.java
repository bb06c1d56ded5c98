package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts that tell whether a folder is its user's own, so that its access may be tightened.
 *
 * @param top whether it is the root of its file system
 * @param sticky whether it has the bit that lets everybody keep files of their own in it, as {@code
 *     /tmp} has
 * @param owner its owner
 * @param user the user of this process; null where that is not known
 * @param files the owners of the files in it
 */
record FolderOwnership(
    boolean top,
    boolean sticky,
    UserPrincipal owner,
    @Nullable UserPrincipal user,
    List<UserPrincipal> files) {
  private static final int STICKY = 01000;

  /**
   * Checks that a folder of a POSIX file system is its user's own.
   *
   * @throws SharedFolderException when it is not
   */
  static void check(Path folder) throws IOException {
    Optional<String> why = of(folder).sharedBecause();
    if (why.isPresent()) {
      throw new SharedFolderException(folder, why.get());
    }
  }

  private static FolderOwnership of(Path folder) throws IOException {
    boolean sticky =
        folder.getFileSystem().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
            && (mode & STICKY) != 0;
    return new FolderOwnership(
        folder.toRealPath().getParent() == null,
        sticky,
        Files.getOwner(folder),
        user(folder),
        owners(folder));
  }

  private static @Nullable UserPrincipal user(Path folder) throws IOException {
    try {
      return folder
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(System.getProperty("user.name", ""));
    } catch (UserPrincipalNotFoundException | UnsupportedOperationException e) {
      return null; // A container may run as a user that has no name.
    }
  }

  private static List<UserPrincipal> owners(Path folder) throws IOException {
    List<UserPrincipal> owners = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          owners.add(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
          // It was deleted meanwhile, and nobody's file is left.
        }
      }
    }
    return owners;
  }

  /** Returns what makes it a folder of others too; empty when it is its user's own. */
  Optional<String> sharedBecause() {
    if (top) {
      return Optional.of("it is the root of a file system");
    }
    if (sticky) {
      return Optional.of("everybody may store files in it (it has the sticky bit)");
    }
    if (user != null && !owner.equals(user)) {
      return Optional.of("it belongs to " + owner.getName());
    }
    return files.stream()
        .filter(each -> !each.equals(owner))
        .findFirst()
        .map(other -> "it holds files of " + other.getName());
  }
}
