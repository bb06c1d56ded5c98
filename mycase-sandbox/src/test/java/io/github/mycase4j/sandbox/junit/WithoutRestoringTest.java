package io.github.mycase4j.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Sandbox;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@MyCaseSandbox(restore = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutRestoringTest {
  @Test
  @Order(1)
  void oneTestDeletesACase(Sandbox sandbox, FakeClient client) throws Exception {
    assertThat(sandbox.delete("cases", 1001)).isTrue();
    client.get("/me");
  }

  @Test
  @Order(2)
  void theNextOneMissesIt(Sandbox sandbox, FakeClient client) throws Exception {
    assertThat(client.get("/cases/1001").statusCode()).isEqualTo(404);
    assertThat(sandbox.requests("GET", "/me")).hasSize(1);
  }
}
