package io.github.mycase4j.client.internal.json;

/**
 * The bytes are not the expected JSON. The message is the end of a sentence about the response ("it
 * is cut short"); it names the field and never shows its content.
 */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean malformed;

  /** Creates the failure; see {@link #malformed}. */
  public MalformedJsonException(String message, boolean malformed) {
    super(message);
    this.malformed = malformed;
  }

  /**
   * Returns whether the bytes are no JSON at all: empty, cut short, or HTML. A retry may help; a
   * well-formed response of a wrong shape would stay wrong.
   */
  public boolean malformed() {
    return malformed;
  }
}
