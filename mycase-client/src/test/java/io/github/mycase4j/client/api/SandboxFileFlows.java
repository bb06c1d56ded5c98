package io.github.mycase4j.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.model.DocumentUpdate;
import io.github.mycase4j.client.model.DocumentVersion;
import io.github.mycase4j.client.model.Folder;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.client.model.NewFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The flows that move files, or sort them. */
final class SandboxFileFlows {
  private static final long CASE = 1001;
  private static final long STAFF = 501;

  private SandboxFileFlows() {}

  static void documents(MyCaseClient m, Path folder) throws IOException {
    DocumentsApi documents = m.documents();
    Path source = folder.resolve("answer.txt");
    Path target = folder.resolve("copy.txt");
    Files.writeString(source, "first");
    LegalDocument made =
        documents.uploadForCase(CASE, NewDocument.of("Pleadings/Answer", "answer.txt"), source);
    documents.download(made.id(), target);
    assertThat(target).hasContent("first");

    Files.writeString(source, "second");
    DocumentVersion second = documents.uploadVersion(made.id(), source);
    documents.downloadVersion(made.id(), second.version(), target);
    assertThat(target).hasContent("second");
    assertThat(documents.listVersions(made.id())).hasSize(2);
    assertThat(documents.listAllVersions()).extracting(DocumentVersion::id).contains(second.id());
    documents.deleteVersion(made.id(), second.version());
    assertThat(documents.listVersions(made.id())).hasSize(1);

    documents.update(made.id(), DocumentUpdate.from(made).withDescription("Draft"));
    assertThat(documents.get(made.id()).description()).isEqualTo("Draft");
    assertThat(documents.listByCase(CASE)).extracting(LegalDocument::id).contains(made.id());
    assertThat(documents.list()).extracting(LegalDocument::id).contains(made.id());
    documents.delete(made.id());
    SandboxFlows.gone(() -> documents.get(made.id()));

    LegalDocument ofTheFirm =
        documents.upload(
            NewDocument.of("Manuals/Intake", "intake.txt").withStaff(List.of(STAFF)), source);
    assertThat(ofTheFirm.legalCase()).isNull();
  }

  static void folders(MyCaseClient m, Path folder) {
    Folder top = m.folders().getByCase(CASE);
    Folder made = m.folders().createForCase(CASE, NewFolder.of("Evidence"));

    assertThat(m.folders().listSubfolders(top.id())).extracting(Folder::id).contains(made.id());
    assertThat(m.documents().listByFolder(made.id())).isEmpty();
    assertThat(m.folders().findByCase(1)).isEmpty();
  }
}
