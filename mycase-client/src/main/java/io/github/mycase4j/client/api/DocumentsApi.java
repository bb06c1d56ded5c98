package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.Optional;

/**
 * Documents that MyCase keeps for the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Documents
 */
public interface DocumentsApi {
  /** Lists all documents that this login may see, lazily ({@code GET /documents}). */
  default PagedIterable<LegalDocument> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the documents created or updated at an instant or later, lazily. */
  PagedIterable<LegalDocument> list(UpdatedAfter filter);

  /** Lists the documents of one case, lazily ({@code GET /cases/{id}/documents}). */
  PagedIterable<LegalDocument> listByCase(long caseId);

  /**
   * Reads one document ({@code GET /documents/{id}}).
   *
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  LegalDocument get(long id);

  /** Reads one document, or returns empty if there is none with this id. */
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
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no document with this id
   */
  DownloadLocation downloadLocation(long id);
}
