package io.github.mycase4j.client.internal.json;

/**
 * Bytes are not the JSON that was asked for. The message is the end of a sentence that begins with
 * what was read ("it is cut short"); it names the field and never shows its content.
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
   * Returns whether the bytes are no JSON at all: empty, cut short, or HTML. The same request may
   * give good ones; a well-formed answer of a wrong shape will stay wrong.
   */
  public boolean malformed() {
    return malformed;
  }
}
