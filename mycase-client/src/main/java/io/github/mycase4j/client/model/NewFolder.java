package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A folder to create below the folder of a case.
 *
 * @param path relative, names separated by slashes; MyCase creates the folders on the way
 */
public record NewFolder(String path) {

  /**
   * Checks the components.
   *
   * @param path relative, names separated by slashes; MyCase creates the folders on the way
   */
  public NewFolder {
    Objects.requireNonNull(path, "path");
  }

  /**
   * {@return a folder with this path}
   *
   * @param path the path within MyCase, names separated by slashes
   */
  public static NewFolder of(String path) {
    return new NewFolder(path);
  }

  @Override
  public String toString() {
    return "NewFolder[]";
  }
}
