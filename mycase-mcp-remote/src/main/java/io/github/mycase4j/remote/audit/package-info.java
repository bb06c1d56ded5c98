/** The records of the audit log that are about logins, grants and tokens. */
@NullMarked
package io.github.mycase4j.remote.audit;

import org.jspecify.annotations.NullMarked;
