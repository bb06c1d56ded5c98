package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.client.model.ModelRecords;
import io.github.mycase4j.client.model.PracticeArea;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorSegmentTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00.123456789Z");
  private static final String ACCOUNT = "firm-1/5";

  static List<CollectionType<?>> kinds() {
    return Arrays.stream(CollectionTypesTest.all())
        .<CollectionType<?>>map(CollectionTypesTest.Asked::kind)
        .toList();
  }

  private static MirrorSegment.Head head() {
    FullScan<PracticeArea> scan = new FullScan<>(FakeMyCase.KIND, BEGAN, 0);
    scan.add(List.of(), URI.create("https://mycase.example.com/v1/x?page_token=a%2Bb%3D"), 3L);
    return MirrorSegment.Head.scanning(ACCOUNT, scan);
  }

  private static <T> List<T> again(List<T> rows, Class<T> row) {
    return MirrorSegment.decode(new MirrorSegment<>(head(), rows).encode(), row).rows();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsEveryFieldOfEveryRow(CollectionType<?> kind) {
    assertKept(kind.row());
  }

  private static <T> void assertKept(Class<T> row) {
    T filled = row.cast(ModelRecords.filled(row, "Ärger & \"Söhne\" \u0000\uD83D\uDE00"));
    T bare = Json.read("{\"id\":5000000000}".getBytes(StandardCharsets.UTF_8), row);

    assertThat(again(List.of(filled, bare), row)).containsExactly(filled, bare);
  }

  @Test
  void keepsDecimalsOffsetsAndUnknownFieldsAsTheyWere() {
    Invoice invoice = read("{'id':1,'total_amount':'500.10','x':[1,{'b':2.50}]}", Invoice.class);
    CalendarEvent event =
        read("{'id':2,'start':'2026-03-02T00:00:00-05:00','mood':'good'}", CalendarEvent.class);

    assertThat(again(List.of(invoice), Invoice.class)).containsExactly(invoice);
    assertThat(again(List.of(event), CalendarEvent.class).get(0).start())
        .hasToString("2026-03-02T00:00-05:00");
    assertThat(again(List.of(event), CalendarEvent.class)).containsExactly(event);
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }

  @Test
  void keepsHowFarAScanWas() {
    MirrorSegment.Head head =
        MirrorSegment.decode(new MirrorSegment<>(head(), List.of()).encode(), PracticeArea.class)
            .head();

    assertThat(head).isEqualTo(head());
    assertThat(head.next()).isEqualTo("https://mycase.example.com/v1/x?page_token=a%2Bb%3D");
    assertThat(head.began()).isEqualTo(BEGAN);
    assertThat(head.isOf(ACCOUNT)).isTrue();
    assertThat(head.isOf("firm-1/6")).isFalse();
  }

  @Test
  void keepsHowFarAllWasKnown() {
    RowSet<PracticeArea> rows =
        RowSet.of(FakeMyCase.KIND, List.of(new PracticeArea(1, null, null, null, Map.of())));
    SyncedRows<PracticeArea> state =
        new SyncedRows<>(rows, BEGAN, 7L, BEGAN.plusSeconds(1), BEGAN, 4, false);
    MirrorSegment.Head head = MirrorSegment.Head.known(ACCOUNT, state, List.of(3L, 5_000_000_000L));

    assertThat(
            MirrorSegment.decode(new MirrorSegment<>(head, rows.all()).encode(), PracticeArea.class)
                .head())
        .isEqualTo(head);
  }

  @Test
  void rejectsWhatIsCutShortAnywhere() {
    byte[] part =
        new MirrorSegment<>(head(), List.of(new PracticeArea(1, "Tax", null, null, Map.of())))
            .encode();

    IntStream.range(0, part.length)
        .forEach(
            length ->
                assertThatThrownBy(
                        () -> MirrorSegment.decode(Arrays.copyOf(part, length), PracticeArea.class))
                    .as("%s bytes", length)
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void rejectsALengthThatCannotBe() {
    assertThatThrownBy(
            () -> MirrorSegment.decode(new byte[] {-1, -1, -1, -1, 0}, PracticeArea.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MirrorSegment.decode(new byte[] {0, 0, 0, 9, 0}, PracticeArea.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsFieldsThatCouldNotBeRead() {
    LegalCase row =
        read(
            "{'id':7,'sol_date':'20227-05-01','clients':[{'id':1,'birthdate':'x'}]}",
            LegalCase.class);

    LegalCase kept = again(List.of(row), LegalCase.class).get(0);

    assertThat(kept).isEqualTo(row);
    assertThat(ModelFields.unreadable(kept))
        .isEqualTo(Map.of("sol_date", "20227-05-01", "clients[0].birthdate", "x"));
  }
}
