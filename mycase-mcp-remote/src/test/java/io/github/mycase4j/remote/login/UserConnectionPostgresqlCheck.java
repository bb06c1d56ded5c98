package io.github.mycase4j.remote.login;

import io.github.mycase4j.remote.store.TestDatabase;
import java.nio.file.Path;

/** The same on PostgreSQL. */
class UserConnectionPostgresqlCheck extends UserConnectionTest {
  @Override
  TestDatabase open(Path empty) {
    return TestDatabase.postgresql();
  }
}
