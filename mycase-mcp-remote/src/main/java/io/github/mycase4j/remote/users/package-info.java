/** The staff of the firm who use the server, their browser sessions and their side of a call. */
@NullMarked
package io.github.mycase4j.remote.users;

import org.jspecify.annotations.NullMarked;
