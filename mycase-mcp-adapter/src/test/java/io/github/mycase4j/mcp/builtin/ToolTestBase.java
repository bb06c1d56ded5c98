package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.fixture.TestFirm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A firm of its own for each test of a tool. */
abstract class ToolTestBase {
  @TempDir Path home;
  TestFirm firm;

  @BeforeEach
  void open() {
    firm = TestFirm.open(home);
  }

  @AfterEach
  void close() {
    firm.close();
  }
}
