package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.store.TestDatabase;
import java.nio.file.Path;

/** The same on PostgreSQL. */
class NodesPostgresqlCheck extends NodesTest {
  @Override
  TestDatabase open(Path empty) {
    return TestDatabase.postgresql();
  }
}
