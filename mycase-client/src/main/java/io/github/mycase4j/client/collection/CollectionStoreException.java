package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.error.MyCaseException;
import org.jspecify.annotations.Nullable;

/** A {@link CollectionStore} that cannot read or write. The message says where and why. */
public final class CollectionStoreException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception; the message names the file and contains no stored data.
   *
   * @param message a sentence for a person
   * @param cause the cause; null for none
   */
  public CollectionStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
