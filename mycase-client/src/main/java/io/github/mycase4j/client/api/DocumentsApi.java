package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.time.Duration;
import java.util.Optional;

/**
 * The documents that MyCase keeps for the firm (MyCase: Documents). Every method does I/O and
 * throws what {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class DocumentsApi {
  private static final Duration VALID_FOR = Duration.ofMinutes(1);

  private final Api api;
  private final Resource<LegalDocument> documents;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public DocumentsApi(Api api) {
    this.api = api;
    this.documents = new Resource<>(api, "documents", LegalDocument.class, LegalDocument::id);
  }

  /** Lists all documents that MyCase lets this login see, lazily. */
  public PagedIterable<LegalDocument> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists documents created or updated at an instant or later, lazily. */
  public PagedIterable<LegalDocument> list(UpdatedAfter filter) {
    return documents.list(new Parameters().filter("updated_after", filter.instant()));
  }

  /** Lists the documents of one case, lazily. */
  public PagedIterable<LegalDocument> listByCase(long caseId) {
    return documents.listBelow("cases", caseId);
  }

  /**
   * Reads one document.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public LegalDocument get(long id) {
    return documents.get(id);
  }

  /** Reads one document, if there is one with this id. */
  public Optional<LegalDocument> find(long id) {
    return documents.find(id);
  }

  /**
   * Asks for the address where the contents of a document can be had, which is good for a minute:
   * ask only when about to read it.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public DownloadLocation downloadLocation(long id) {
    return new DownloadLocation(api.location("/documents/" + id + "/data"), VALID_FOR);
  }
}
