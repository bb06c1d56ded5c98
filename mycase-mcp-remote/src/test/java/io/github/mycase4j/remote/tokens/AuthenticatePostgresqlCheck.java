package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.store.TestDatabase;
import java.nio.file.Path;

/** The same on PostgreSQL. */
class AuthenticatePostgresqlCheck extends AuthenticateTest {
  @Override
  TestDatabase open(Path folder) {
    return TestDatabase.postgresql();
  }
}
