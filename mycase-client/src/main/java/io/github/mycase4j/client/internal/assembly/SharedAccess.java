package io.github.mycase4j.client.internal.assembly;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from the public shared resources to the parts behind them, which the public class keeps
 * off its own surface. That class installs it when it is initialized.
 *
 * <p>Thread-safe.
 */
public final class SharedAccess {
  private static volatile @Nullable Function<Object, SharedParts> installed;

  private SharedAccess() {}

  /** Sets the function that finds the parts of shared resources. */
  public static void install(Function<Object, SharedParts> parts) {
    installed = parts;
  }

  /** Returns the parts of shared resources. */
  public static SharedParts parts(Object sharedResources) {
    return Objects.requireNonNull(installed, "the shared resources are not initialized")
        .apply(Objects.requireNonNull(sharedResources, "sharedResources"));
  }
}
