package io.github.mycase4j.client.error;

/**
 * MyCase created a document or a version, and then its contents could not be uploaded. It exists
 * without contents: upload a new version of it, or delete it. The cause says what went wrong.
 */
public final class UploadFailedException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** The document without contents. */
  private final long documentId;

  /**
   * Creates the failure.
   *
   * @param documentId the document that lacks its contents
   * @param cause what went wrong
   */
  public UploadFailedException(long documentId, Throwable cause) {
    super(
        "Document "
            + documentId
            + " was created in MyCase, but its contents could not be uploaded. Upload a new version"
            + " of it, or delete it.",
        cause);
    this.documentId = documentId;
  }

  /** {@return the id of the document that lacks its contents} */
  public long documentId() {
    return documentId;
  }

  /** Returns true: MyCase created the document or version. */
  @Override
  public boolean wasSent() {
    return true;
  }
}
