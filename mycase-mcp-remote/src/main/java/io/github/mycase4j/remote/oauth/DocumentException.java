package io.github.mycase4j.remote.oauth;

/**
 * A document of a client cannot be used. The message is a sentence for the user and for the
 * client's developer.
 */
final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the error. */
  DocumentException(String sentence) {
    super(sentence, null, false, false);
  }

  /** Returns the sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
