/** The login page, the token endpoint, and a person who uses them. */
@NullMarked
package io.github.mycase4j.sandbox.login;

import org.jspecify.annotations.NullMarked;
