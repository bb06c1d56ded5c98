package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.DocumentUpdate;
import io.github.mycase4j.client.model.DocumentVersion;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.Folder;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.client.model.NewFolder;
import io.github.mycase4j.client.model.Ref;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Documents, their versions and folders. */
public final class FileOperations {
  private static final String DOCUMENT =
      "{'id':7,'name':'Answer','filename':'answer.pdf','path':'Pleadings/Answer',"
          + "'case':{'id':9},'folder':{'id':3}}";
  private static final String UPLOAD =
      "{'id':7,'filename':'answer.pdf','path':'Pleadings/Answer',"
          + "'put_url':'https://files.example.com/7?signature=abc',"
          + "'put_headers':{'x-amz-acl':'private'}}";
  private static final String VERSION = "{'id':70,'version':2,'document':{'id':7}}";
  private static final String FOLDER = "{'id':3,'name':'Pleadings'}";
  private static final String FILE = "https://files.example.com/7?signature=abc";

  private FileOperations() {}

  public static List<Operation> all() {
    LegalDocument document = Models.read(LegalDocument.class, DOCUMENT);
    NewDocument body = NewDocument.of("Pleadings/Answer", "answer.pdf");
    return List.of(
        reads(
            "documents.list",
            "GET /documents?page_size=1000",
            "[" + DOCUMENT + "]",
            m -> m.documents().list().stream().toList(),
            List.of(document)),
        reads(
            "documents.listByCase",
            "GET /cases/9/documents",
            "[" + DOCUMENT + "]",
            m -> m.documents().listByCase(9).stream().toList(),
            List.of(document)),
        reads(
            "documents.listByFolder",
            "GET /folders/3/documents?page_size=1000",
            "[" + DOCUMENT + "]",
            m -> m.documents().listByFolder(3).stream().toList(),
            List.of(document)),
        reads("documents.get", "GET /documents/7", DOCUMENT, m -> m.documents().get(7), document),
        creates(
            "documents.create",
            "POST /documents",
            "{'path':'Pleadings/Answer','filename':'answer.pdf','assigned_date':'2026-03-05',"
                + "'staff':[{'id':4}]}",
            UPLOAD,
            m ->
                m.documents()
                    .create(body.withAssignedDate(LocalDate.of(2026, 3, 5)).withStaff(List.of(4L)))
                    .putUrl(),
            FILE),
        creates(
            "documents.createForCase",
            "POST /cases/9/documents",
            "{'path':'Pleadings/Answer','filename':'answer.pdf','description':'Draft'}",
            UPLOAD,
            m -> m.documents().createForCase(9, body.withDescription("Draft")).putHeaders().asMap(),
            Map.of("x-amz-acl", "private")),
        writes(
            "documents.update",
            "PUT /documents/7",
            "{'path':'Old/Answer','filename':'answer.pdf'}",
            m -> m.documents().update(7, DocumentUpdate.from(document).withPath("Old/Answer"))),
        writes("documents.delete", "DELETE /documents/7", null, m -> m.documents().delete(7)),
        new Operation(
            "documents.downloadLocation",
            "GET /documents/7/data",
            null,
            "302 ",
            m -> m.documents().downloadLocation(7),
            new DownloadLocation(URI.create(FILE), Duration.ofMinutes(1))),
        new Operation(
            "documents.versionDownloadLocation",
            "GET /documents/7/versions/2/data",
            null,
            "302 ",
            m -> m.documents().versionDownloadLocation(7, 2),
            new DownloadLocation(URI.create(FILE), Duration.ofHours(1))),
        reads(
            "documents.listAllVersions",
            "GET /document_versions?page_size=1000",
            "[" + VERSION + "]",
            m -> m.documents().listAllVersions().stream().map(DocumentVersion::version).toList(),
            List.of(2)),
        reads(
            "documents.listVersions",
            "GET /documents/7/versions",
            "[" + VERSION + "]",
            m -> m.documents().listVersions(7).stream().map(DocumentVersion::document).toList(),
            List.of(Ref.of(7))),
        creates(
            "documents.createVersion",
            "POST /documents/7/versions",
            null,
            "{'id':70,'version':3,'put_url':'https://files.example.com/70'}",
            m -> m.documents().createVersion(7).documentVersion().version(),
            3),
        writes(
            "documents.deleteVersion",
            "DELETE /documents/7/versions/2",
            null,
            m -> m.documents().deleteVersion(7, 2)),
        reads(
            "folders.getByCase",
            "GET /cases/9/folder",
            FOLDER,
            m -> m.folders().getByCase(9).name(),
            "Pleadings"),
        reads(
            "folders.listSubfolders",
            "GET /folders/3/subfolders?page_size=1000",
            "[" + FOLDER + "]",
            m -> m.folders().listSubfolders(3).stream().map(Folder::id).toList(),
            List.of(3L)),
        new Operation(
            "folders.createForCase",
            "POST /cases/9/subfolders",
            "{'path':'Pleadings/Old'}",
            "200 " + FOLDER,
            m -> m.folders().createForCase(9, NewFolder.of("Pleadings/Old")).id(),
            3L));
  }
}
