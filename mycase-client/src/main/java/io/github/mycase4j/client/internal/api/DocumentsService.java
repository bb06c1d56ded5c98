package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.DocumentsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.DocumentUpdate;
import io.github.mycase4j.client.model.DocumentUpload;
import io.github.mycase4j.client.model.DocumentVersion;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.client.model.UpdatedAfter;
import io.github.mycase4j.client.model.VersionUpload;
import java.nio.file.Path;
import java.time.Duration;

/** Sends the requests of {@link DocumentsApi}. */
final class DocumentsService implements DocumentsApi {
  private static final Duration VALID_FOR = Duration.ofMinutes(1);
  private static final Duration VERSION_VALID_FOR = Duration.ofHours(1);

  private final Api api;
  private final Resource<LegalDocument> documents;
  private final Resource<DocumentUpload> uploads;
  private final Resource<DocumentVersion> allVersions;
  private final Resource<DocumentVersion> versions;
  private final DocumentFiles files;

  DocumentsService(Api api) {
    this.api = api;
    this.documents = new Resource<>(api, "documents", LegalDocument.class, LegalDocument::id);
    this.uploads = new Resource<>(api, "documents", DocumentUpload.class, DocumentUpload::id);
    this.allVersions =
        new Resource<>(api, "document_versions", DocumentVersion.class, DocumentVersion::id);
    this.versions = new Resource<>(api, "versions", DocumentVersion.class, DocumentVersion::id);
    this.files = new DocumentFiles(api);
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

  @Override
  public PagedIterable<LegalDocument> listByFolder(long folderId, UpdatedAfter filter) {
    return documents.listBelow("folders", folderId, filter);
  }

  @Override
  public DocumentUpload create(NewDocument body) {
    return uploads.create(body);
  }

  @Override
  public DocumentUpload createForCase(long caseId, NewDocument body) {
    if (!body.staff().isEmpty()) {
      throw new IllegalArgumentException(
          "A document of a case is not shared with single staff members: leave out staff.");
    }
    return uploads.createBelow("cases", caseId, body);
  }

  @Override
  public void update(long id, DocumentUpdate body) {
    documents.update(id, body, "path", "filename");
  }

  @Override
  public void delete(long id) {
    documents.delete(id);
  }

  @Override
  public PagedIterable<DocumentVersion> listAllVersions(UpdatedAfter filter) {
    return allVersions.list(filter);
  }

  @Override
  public PagedIterable<DocumentVersion> listVersions(long documentId) {
    return versions.listBelow("documents", documentId);
  }

  @Override
  public VersionUpload createVersion(long documentId) {
    String path = "/documents/" + documentId + "/versions";
    return api.post(path, null, VersionUpload.class, ResponseCheck.hasId(VersionUpload::id));
  }

  @Override
  public DownloadLocation versionDownloadLocation(long documentId, int version) {
    return new DownloadLocation(
        api.location(version(documentId, version) + "/data"), VERSION_VALID_FOR);
  }

  @Override
  public void deleteVersion(long documentId, int version) {
    api.delete(version(documentId, version));
  }

  @Override
  public void download(long id, Path target, TransferListener listener) {
    files.download(
        "/documents/" + id + "/data", () -> downloadLocation(id).address(), target, listener);
  }

  @Override
  public void downloadVersion(
      long documentId, int version, Path target, TransferListener listener) {
    files.download(
        version(documentId, version) + "/data",
        () -> versionDownloadLocation(documentId, version).address(),
        target,
        listener);
  }

  @Override
  public LegalDocument upload(NewDocument body, Path source, TransferListener listener) {
    DocumentFiles.check(source);
    return uploaded("/documents", create(body), source, listener);
  }

  @Override
  public LegalDocument uploadForCase(
      long caseId, NewDocument body, Path source, TransferListener listener) {
    DocumentFiles.check(source);
    String path = "/cases/" + caseId + "/documents";
    return uploaded(path, createForCase(caseId, body), source, listener);
  }

  @Override
  public DocumentVersion uploadVersion(long documentId, Path source, TransferListener listener) {
    DocumentFiles.check(source);
    VersionUpload upload = createVersion(documentId);
    String path = "/documents/" + documentId + "/versions";
    files.upload(documentId, path, upload.putUrl(), upload.putHeaders(), source, listener);
    return upload.documentVersion();
  }

  private static String version(long documentId, int version) {
    return "/documents/" + documentId + "/versions/" + version;
  }

  private LegalDocument uploaded(
      String path, DocumentUpload upload, Path source, TransferListener listener) {
    files.upload(upload.id(), path, upload.putUrl(), upload.putHeaders(), source, listener);
    return upload.document();
  }
}
