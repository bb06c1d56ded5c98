package io.github.mycase4j.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long what was read of the firm is kept. */
class MirrorTest {
  @TempDir Path home;

  private static final String COMPLIANCE = "mycase://compliance/info";

  private TestFirm open(String mirror) {
    return TestFirm.in(home).set("MYCASE_MIRROR", mirror).open();
  }

  private static List<String> queries(TestFirm firm) {
    return firm.sandbox.requests().stream()
        .filter(request -> request.path().equals("/v1/time_entries"))
        .map(RecordedRequest::rawQuery)
        .toList();
  }

  private String kept() throws IOException {
    Path mirror = home.resolve("mirror");
    if (!Files.exists(mirror)) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(mirror)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".mirror")).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void onDiskSparesTheNextStartTheWalk() throws IOException {
    try (TestFirm firm = open("disk")) {
      firm.ok("list-time-entries");
      assertThat(queries(firm)).hasSize(2).allMatch(query -> query.startsWith("page_size=1000"));
    }
    assertThat(kept()).isNotEmpty().doesNotContain("activity_name");
    try (TestFirm firm = open("disk")) {
      long entries = firm.ok("list-time-entries").number("total_matches");

      assertThat(entries).isEqualTo(firm.truth("time_entries").size());
      assertThat(queries(firm)).hasSize(2);
      assertThat(queries(firm).get(0)).startsWith("filter%5Bupdated_after%5D=");
      assertThat(queries(firm).get(1)).isEqualTo("page_size=1");
    }
  }

  @Test
  void onDiskIsGoneAtLogout() throws IOException {
    try (TestFirm firm = open("disk")) {
      firm.ok("list-time-entries");
      firm.ok("logout");
      assertThat(kept()).isEmpty();
    }
  }

  @Test
  void onDiskIsGoneWhenItIsNoLongerWanted() throws IOException {
    try (TestFirm firm = open("disk")) {
      firm.ok("list-time-entries");
    }
    try (TestFirm firm = open("memory")) {
      firm.ok("list-staff");
      assertThat(kept()).isEmpty();
    }
  }

  @Test
  void inMemoryLeavesNothingOnDisk() throws IOException {
    try (TestFirm firm = open("memory")) {
      firm.ok("list-time-entries");
      firm.ok("list-time-entries");
      assertThat(queries(firm)).hasSize(2);
    }
    assertThat(home.resolve("mirror")).doesNotExist();
  }

  @Test
  void offKeepsNothingFromCallToCall() {
    try (TestFirm firm = open("off")) {
      firm.ok("list-time-entries");
      firm.ok("list-time-entries");
      assertThat(queries(firm)).filteredOn(query -> query.equals("page_size=1000")).hasSize(2);
    }
  }

  @Test
  void thatCannotBeDeletedIsSaidAndCostsNothingElse() throws IOException {
    Path stuck = home.resolve("mirror").resolve("time_entries.mirror");
    Files.createDirectories(stuck.resolve("a folder where a file should be"));
    try (TestFirm firm = open("memory")) {
      firm.ok("list-staff");
      assertThat(firm.ok("auth-status").text("problem")).contains("could not be deleted");
      assertThat(firm.ok("logout").text("note")).contains("could not be deleted");
      assertThat(firm.ok("auth-status").get("authenticated")).isEqualTo(false);
    }
  }

  @Test
  void isWhatTheComplianceResourceSays() {
    try (TestFirm firm = open("disk")) {
      assertThat(firm.text(COMPLIANCE))
          .contains("MYCASE_MIRROR=disk", home.resolve("mirror").toString());
    }
    try (TestFirm firm = open("off")) {
      assertThat(firm.text(COMPLIANCE)).contains("MYCASE_MIRROR=off");
    }
  }
}
