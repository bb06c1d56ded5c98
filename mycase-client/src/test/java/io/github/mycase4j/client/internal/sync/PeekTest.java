package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows in memory can be read without a request, however old they are. */
class PeekTest {
  private final Loading loading = new Loading();
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private final SharedCollection<PracticeArea> collection = loading.collection();

  private Optional<Snapshot<PracticeArea>> peek() {
    return loading.view(collection).peek();
  }

  @Test
  void startsNoLoad() {
    assertThat(peek()).isEmpty();
    assertThat(mycase.asked()).isEmpty();
  }

  @Test
  void givesRowsOfAnyAge() {
    loading.read(collection);
    mycase.asked();
    loading.clock.advance(Duration.ofDays(2));

    assertThat(peek()).hasValueSatisfying(rows -> assertThat(rows.rows()).hasSize(150));
    assertThat(mycase.asked()).isEmpty();
  }

  @Test
  void givesOldRowsAfterAWrite() {
    loading.read(collection);
    mycase.put(7, "changed");
    loading.view(collection).invalidate();
    mycase.asked();

    assertThat(loading.view(collection).cached()).isEmpty();
    assertThat(peek())
        .hasValueSatisfying(rows -> assertThat(name(rows, 7)).isNotEqualTo("changed"));
    assertThat(mycase.asked()).isEmpty();
  }

  @Test
  void givesNothingThatWasDropped() {
    loading.read(collection);
    collection.clear();

    assertThat(peek()).isEmpty();
  }
}
