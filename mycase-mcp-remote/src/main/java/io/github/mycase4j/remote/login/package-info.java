/** The login at MyCase, and the login tools of a remote session. */
@NullMarked
package io.github.mycase4j.remote.login;

import org.jspecify.annotations.NullMarked;
