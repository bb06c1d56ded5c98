package io.github.mycase4j.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Sandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class OnAFieldTest {
  @Nested
  class AnInstanceField {
    @MyCaseSandbox(firm = MyCaseSandbox.Firm.EMPTY)
    private FakeClient client;

    @BeforeEach
    void isSetByNow() {
      assertThat(client).isNotNull();
    }

    @Test
    void isSetAndTheSameAsAParameter(FakeClient parameter, Sandbox sandbox) throws Exception {
      assertThat(client).isSameAs(parameter);
      assertThat(client.get("/cases").body()).isEqualTo("[]");
      assertThat(sandbox.requests("GET", "/cases")).hasSize(1);
    }
  }

  @Nested
  class AStaticField {
    @MyCaseSandbox private static Sandbox sandbox;

    @BeforeAll
    static void isSetByNow() {
      assertThat(sandbox.rows("cases")).hasSize(60);
    }

    @Test
    void isSet(Sandbox parameter) {
      assertThat(sandbox).isSameAs(parameter);
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class AFieldOfTheOnlyInstance {
    @MyCaseSandbox private Sandbox sandbox;
    @MyCaseSandbox private FakeClient client;

    @BeforeAll
    void isSetByNow() throws Exception {
      assertThat(client.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void isSet(Sandbox parameter, FakeClient ofTheTest) {
      assertThat(sandbox).isSameAs(parameter);
      assertThat(client).isSameAs(ofTheTest);
    }
  }
}
