package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetDocumentUrlToolTest extends ToolTestBase {
  private static final long DOCUMENT = 400_001;

  @Test
  void givesAnAddressThatIsGoodForAMinute() {
    Row real = firm.truth("documents", DOCUMENT);
    Row answer = firm.ok("get-document-url", "document_id", DOCUMENT);
    assertThat(answer.number("document_id")).isEqualTo(DOCUMENT);
    assertThat(answer.text("name")).isEqualTo(real.text("name"));
    assertThat(answer.text("filename")).isEqualTo(real.text("filename"));
    assertThat(answer.text("download_url")).contains("/files/400001/").contains("signature=");
    assertThat(answer.instant("expires_at")).isEqualTo(TestFirm.NOW.plus(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///home/user/x",
        "smb://server/share/x",
        "http://files.example.com/x",
        "https://user:word@files.example.com/x",
        "http://127.0.0.1@files.example.com/x"
      })
  void givesNoAddressThatIsNotSafeToOpen(String address) {
    firm.sandbox.failNext(
        Fault.answer(302, Map.of("Location", address), "").on("GET", "/v1/documents/400001/data"));
    assertThat(firm.refused("get-document-url", "document_id", DOCUMENT))
        .contains("not safe to open", "Open the document in MyCase itself")
        .doesNotContain(address);
  }

  @Test
  void givesAnAddressInPlainLetters() {
    firm.sandbox.failNext(
        Fault.answer(302, Map.of("Location", "https://files.example.com/a%20b/x?y=%C3%A9"), "")
            .on("GET", "/v1/documents/400001/data"));
    assertThat(firm.ok("get-document-url", "document_id", DOCUMENT).text("download_url"))
        .isEqualTo("https://files.example.com/a%20b/x?y=%C3%A9");
  }

  @Test
  void neverFetchesTheFile() {
    firm.ok("get-document-url", "document_id", DOCUMENT);
    assertThat(firm.requests())
        .containsExactly("/v1/documents/400001", "/v1/documents/400001/data");
  }

  @Test
  void asksMyCaseEveryTime() {
    String first = firm.ok("get-document-url", "document_id", DOCUMENT).text("download_url");
    assertThat(firm.ok("get-document-url", "document_id", DOCUMENT).text("download_url"))
        .isNotEqualTo(first);
  }

  @Test
  void leavesTheDocumentInTheLogAndNotItsAddress() {
    String url = firm.ok("get-document-url", "document_id", DOCUMENT).text("download_url");
    Row line = firm.log("get-document-url").get(0);
    assertThat(line.get("result_ids")).isEqualTo(List.of((int) DOCUMENT));
    assertThat(line.toString()).doesNotContain(url.substring(url.indexOf("signature=") + 10));
  }

  @Test
  void namesADocumentThatIsNone() {
    assertThat(firm.refused("get-document-url", "document_id", 5))
        .isEqualTo("document_id: there is no document with the id 5.");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("get-document-url")).startsWith("document_id is missing");
    assertThat(firm.refused("get-document-url", "document_id", 0)).startsWith("document_id");
    assertThat(firm.refused("get-document-url", "document_id", "x")).startsWith("document_id");
    assertThat(firm.requests()).isEmpty();
  }
}
