/** The database: SQLite or PostgreSQL. The only package that knows SQL. */
@NullMarked
package io.github.mycase4j.remote.store;

import org.jspecify.annotations.NullMarked;
