package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedClientTest {
  @Test
  void sendsNothingThroughAnyView() {
    ClientFixture client = new ClientFixture();
    MyCaseClient view = client.mycase.readOnly();
    client.mycase.close();
    client.mycase.close();

    assertThatThrownBy(client::getCase)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This client is closed.");
    assertThatThrownBy(() -> view.request("GET", "/cases", Map.of(), null))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.cases().list().iterator().hasNext())
        .isInstanceOf(IllegalStateException.class);
    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void loadsNothingInTheBackgroundAnyMore() {
    List<Runnable> loads = new ArrayList<>();
    ClientFixture client = new ClientFixture(MyCaseClient.builder().executor(loads::add));
    client.mycase.collections().cases().prefetch();

    client.mycase.close();
    loads.forEach(Runnable::run);

    assertThat(client.wire.requests()).isEmpty();
    assertThat(client.mycase.collections().cases().cached()).isEmpty();
  }
}
