package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.store.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowPoolTest {
  @TempDir Path folder;
  private final Random random = new Random(50);
  private RemoteFirm firm;
  private RemoteFirm.Node node;

  @BeforeEach
  void open() {
    firm = new RemoteFirm(TestDatabase.sqlite(folder));
    node = firm.node();
    firm.logIn(firm.full());
    firm.logIn(firm.restricted());
  }

  @AfterEach
  void close() {
    node.close();
    firm.close();
  }

  private String cases(long user) {
    return node.call(user, "list-cases", "limit", 100).text();
  }

  private List<Map<String, Object>> rows() {
    return firm.sandbox.rows("cases").stream()
        .<Map<String, Object>>map(LinkedHashMap::new)
        .toList();
  }

  @Test
  void row50_whatOneUserReadAgainLeavesTheAnswersOfAnotherAsTheyWere() {
    for (int round = 0; round < 25; round++) {
      boolean fullReads = random.nextBoolean();
      long reader = fullReads ? firm.full() : firm.restricted();
      long other = fullReads ? firm.restricted() : firm.full();
      cases(reader);
      String asRead = cases(other);
      String name = "Renamed in round " + round;
      List<Map<String, Object>> all = rows();
      for (Map<String, Object> row : all) {
        if (random.nextInt(4) > 0) {
          row.put("name", name);
          firm.sandbox.put("cases", row);
        }
      }
      node.connections.of(reader).evict();

      assertThat(cases(reader)).contains(name);
      assertThat(cases(other)).isEqualTo(asRead).doesNotContain(name);

      // Rows that MyCase shows to one of the two no more are gone for that one only.
      node.connections.of(other).evict();
      assertThat(cases(other)).contains(name);
    }
  }
}
