package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.DocumentsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.time.Duration;

/** Sends the requests of {@link DocumentsApi}. */
final class DocumentsService implements DocumentsApi {
  private static final Duration VALID_FOR = Duration.ofMinutes(1);

  private final Api api;
  private final Resource<LegalDocument> documents;

  DocumentsService(Api api) {
    this.api = api;
    this.documents = new Resource<>(api, "documents", LegalDocument.class, LegalDocument::id);
  }

  @Override
  public PagedIterable<LegalDocument> list(UpdatedAfter filter) {
    return documents.list(filter);
  }

  @Override
  public PagedIterable<LegalDocument> listByCase(long caseId) {
    return documents.listBelow("cases", caseId);
  }

  @Override
  public LegalDocument get(long id) {
    return documents.get(id);
  }

  @Override
  public DownloadLocation downloadLocation(long id) {
    return new DownloadLocation(api.location("/documents/" + id + "/data"), VALID_FOR);
  }
}
