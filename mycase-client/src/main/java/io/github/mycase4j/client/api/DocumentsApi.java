package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.DocumentUpdate;
import io.github.mycase4j.client.model.DocumentUpload;
import io.github.mycase4j.client.model.DocumentVersion;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.client.model.UpdatedAfter;
import io.github.mycase4j.client.model.VersionUpload;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Documents that MyCase keeps for the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Documents
 */
public interface DocumentsApi {
  /**
   * Lists all documents that this login may see, lazily ({@code GET /documents}).
   *
   * @return the documents, read page by page while they are iterated
   */
  default PagedIterable<LegalDocument> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the documents created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the documents, read page by page while they are iterated
   */
  PagedIterable<LegalDocument> list(UpdatedAfter filter);

  /**
   * Lists the documents of one case, lazily ({@code GET /cases/{id}/documents}).
   *
   * @param caseId the id of the case
   * @return the documents, read page by page while they are iterated
   */
  PagedIterable<LegalDocument> listByCase(long caseId);

  /**
   * Reads one document ({@code GET /documents/{id}}).
   *
   * @param id the id of the document
   * @return the document
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  LegalDocument get(long id);

  /**
   * Reads one document, or returns empty if there is none with this id.
   *
   * @param id the id of the document
   * @return the document, or empty
   */
  default Optional<LegalDocument> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Requests a download URL for the contents of a document ({@code GET /documents/{id}/data}). It
   * is valid for one minute, so request it right before reading from it.
   *
   * @param id the id of the document
   * @return the signed URL, a secret while it is valid
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  DownloadLocation downloadLocation(long id);

  /**
   * Lists the documents of a folder, lazily ({@code GET /folders/{id}/documents}). Those of the
   * folders in it are left out.
   *
   * @param folderId the id of the folder
   * @return the documents, read page by page while they are iterated
   */
  default PagedIterable<LegalDocument> listByFolder(long folderId) {
    return listByFolder(folderId, UpdatedAfter.anyTime());
  }

  /**
   * Lists the documents of a folder created or updated at an instant or later, lazily.
   *
   * @param folderId the id of the folder
   * @param filter since when the rows were created or updated
   * @return the documents, read page by page while they are iterated
   */
  PagedIterable<LegalDocument> listByFolder(long folderId, UpdatedAfter filter);

  /**
   * Creates a document without a case and without contents ({@code POST /documents}). Its contents
   * go to {@link DocumentUpload#putUrl}.
   *
   * @param body what to create
   * @return what was created, and where its contents go
   */
  DocumentUpload create(NewDocument body);

  /**
   * Creates a document of a case, without contents ({@code POST /cases/{id}/documents}). Its
   * contents go to {@link DocumentUpload#putUrl}.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @return what was created, and where its contents go
   * @throws IllegalArgumentException if the body names staff, whom MyCase takes for a document
   *     without a case only; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  DocumentUpload createForCase(long caseId, NewDocument body);

  /**
   * Updates a document ({@code PUT /documents/{id}}). Only the fields that the body holds are sent.
   * A change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the document
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  void update(long id, DocumentUpdate body);

  /**
   * Deletes a document ({@code DELETE /documents/{id}}). It cannot be undone.
   *
   * @param id the id of the document
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  void delete(long id);

  /**
   * Lists all versions of all documents, lazily ({@code GET /document_versions}).
   *
   * @return the versions, read page by page while they are iterated
   */
  default PagedIterable<DocumentVersion> listAllVersions() {
    return listAllVersions(UpdatedAfter.anyTime());
  }

  /**
   * Lists the versions of all documents created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the versions, read page by page while they are iterated
   */
  PagedIterable<DocumentVersion> listAllVersions(UpdatedAfter filter);

  /**
   * Lists the versions of one document, lazily ({@code GET /documents/{id}/versions}).
   *
   * @param documentId the id of the document
   * @return the versions, read page by page while they are iterated
   */
  PagedIterable<DocumentVersion> listVersions(long documentId);

  /**
   * Creates a new version of a document, without contents ({@code POST /documents/{id}/versions}).
   * Its contents go to {@link VersionUpload#putUrl}.
   *
   * @param documentId the id of the document
   * @return what was created, and where its contents go
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  VersionUpload createVersion(long documentId);

  /**
   * Requests a download URL for the contents of a version ({@code GET
   * /documents/{id}/versions/{version_number}/data}). It is valid for one hour.
   *
   * @param documentId the id of the document
   * @param version the number of the version, which counts from 1
   * @return the signed URL, a secret while it is valid
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such version
   */
  DownloadLocation versionDownloadLocation(long documentId, int version);

  /**
   * Deletes a version of a document ({@code DELETE /documents/{id}/versions/{version_number}}). It
   * cannot be undone.
   *
   * @param documentId the id of the document
   * @param version the number of the version, which counts from 1
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such version
   */
  void deleteVersion(long documentId, int version);

  /**
   * Downloads the contents of a document to a file. The contents go to a temporary file in the same
   * folder, which replaces the target when it is whole. A transfer that breaks off is retried from
   * the beginning with a new address; it may take as long as it moves, whatever the request
   * timeout. The login is not sent to the address.
   *
   * @param id the id of the document
   * @param target the file to write
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   * @throws java.io.UncheckedIOException if the file cannot be written
   * @throws IllegalArgumentException if the target is a folder
   */
  default void download(long id, Path target) {
    download(id, target, TransferListener.none());
  }

  /**
   * Downloads the contents of a document to a file. The contents go to a temporary file in the same
   * folder, which replaces the target when it is whole. A transfer that breaks off is retried from
   * the beginning with a new address; it may take as long as it moves, whatever the request
   * timeout. The login is not sent to the address.
   *
   * @param id the id of the document
   * @param target the file to write
   * @param listener receives the progress
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   * @throws java.io.UncheckedIOException if the file cannot be written
   * @throws IllegalArgumentException if the target is a folder
   */
  void download(long id, Path target, TransferListener listener);

  /**
   * Downloads the contents of a version to a file. The contents go to a temporary file in the same
   * folder, which replaces the target when it is whole. A transfer that breaks off is retried from
   * the beginning with a new address; it may take as long as it moves, whatever the request
   * timeout. The login is not sent to the address.
   *
   * @param documentId the id of the document
   * @param version the number of the version, which counts from 1
   * @param target the file to write
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such version
   * @throws java.io.UncheckedIOException if the file cannot be written
   * @throws IllegalArgumentException if the target is a folder
   */
  default void downloadVersion(long documentId, int version, Path target) {
    downloadVersion(documentId, version, target, TransferListener.none());
  }

  /**
   * Downloads the contents of a version to a file. The contents go to a temporary file in the same
   * folder, which replaces the target when it is whole. A transfer that breaks off is retried from
   * the beginning with a new address; it may take as long as it moves, whatever the request
   * timeout. The login is not sent to the address.
   *
   * @param documentId the id of the document
   * @param version the number of the version, which counts from 1
   * @param target the file to write
   * @param listener receives the progress
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such version
   * @throws java.io.UncheckedIOException if the file cannot be written
   * @throws IllegalArgumentException if the target is a folder
   */
  void downloadVersion(long documentId, int version, Path target, TransferListener listener);

  /**
   * Creates a document without a case and uploads its contents from a file. The contents are
   * streamed to the address that MyCase gives for them, without the login. A transfer that breaks
   * off is retried. It has no time limit while data keeps moving, and the request timeout does not
   * apply.
   *
   * @param body what to create
   * @param source the file to read
   * @return the document as MyCase stored it
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  default LegalDocument upload(NewDocument body, Path source) {
    return upload(body, source, TransferListener.none());
  }

  /**
   * Creates a document without a case and uploads its contents from a file. The contents are
   * streamed to the address that MyCase gives for them, without the login. A transfer that breaks
   * off is retried. It has no time limit while data keeps moving, and the request timeout does not
   * apply.
   *
   * @param body what to create
   * @param source the file to read
   * @param listener receives the progress
   * @return the document as MyCase stored it
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  LegalDocument upload(NewDocument body, Path source, TransferListener listener);

  /**
   * Creates a document of a case and uploads its contents from a file. The contents are streamed to
   * the address that MyCase gives for them, without the login. A transfer that breaks off is
   * retried. It has no time limit while data keeps moving, and the request timeout does not apply.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @param source the file to read
   * @return the document as MyCase stored it
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  default LegalDocument uploadForCase(long caseId, NewDocument body, Path source) {
    return uploadForCase(caseId, body, source, TransferListener.none());
  }

  /**
   * Creates a document of a case and uploads its contents from a file. The contents are streamed to
   * the address that MyCase gives for them, without the login. A transfer that breaks off is
   * retried. It has no time limit while data keeps moving, and the request timeout does not apply.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @param source the file to read
   * @param listener receives the progress
   * @return the document as MyCase stored it
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  LegalDocument uploadForCase(
      long caseId, NewDocument body, Path source, TransferListener listener);

  /**
   * Creates a new version of a document and uploads its contents from a file. The contents are
   * streamed to the address that MyCase gives for them, without the login. A transfer that breaks
   * off is retried. It has no time limit while data keeps moving, and the request timeout does not
   * apply.
   *
   * @param documentId the id of the document
   * @param source the file to read
   * @return the version as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  default DocumentVersion uploadVersion(long documentId, Path source) {
    return uploadVersion(documentId, source, TransferListener.none());
  }

  /**
   * Creates a new version of a document and uploads its contents from a file. The contents are
   * streamed to the address that MyCase gives for them, without the login. A transfer that breaks
   * off is retried. It has no time limit while data keeps moving, and the request timeout does not
   * apply.
   *
   * @param documentId the id of the document
   * @param source the file to read
   * @param listener receives the progress
   * @return the version as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   * @throws java.io.UncheckedIOException if the file cannot be read; nothing is created then
   * @throws io.github.mycase4j.client.error.UploadFailedException if MyCase created it and the
   *     contents did not arrive
   */
  DocumentVersion uploadVersion(long documentId, Path source, TransferListener listener);
}
