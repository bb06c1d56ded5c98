package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UninterruptibleIoTest {
  @Test
  void theWorkIsDoneOnAThreadOfItsOwnThatKeepsNoProcessAlive() throws Exception {
    Thread worker = UninterruptibleIo.call(Thread::currentThread);
    assertThat(worker).isNotSameAs(Thread.currentThread());
    assertThat(worker.isDaemon()).isTrue();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void anInterruptDoesNotEndItAndIsKept() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(UninterruptibleIo.call(() -> Thread.currentThread().isInterrupted())).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(UninterruptibleIo.call(() -> 7)).isEqualTo(7);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aFailureIsThatOfTheWork() {
    for (Throwable failure :
        new Throwable[] {
          new IOException("disk"), new IllegalStateException("state"), new AssertionError("error")
        }) {
      assertThatThrownBy(() -> UninterruptibleIo.call(() -> fail(failure))).isSameAs(failure);
    }
  }

  private static int fail(Throwable failure) throws IOException {
    if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
    throw (IOException) failure;
  }

  @Test
  void workWithoutAResultIsAFailure() {
    assertThatThrownBy(() -> UninterruptibleIo.call(() -> null))
        .isInstanceOf(IOException.class)
        .hasMessage("the operation returned no result");
  }
}
