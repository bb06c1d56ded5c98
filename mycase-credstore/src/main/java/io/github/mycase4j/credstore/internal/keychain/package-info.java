/**
 * The keychains of the operating systems, each used through the program that comes with the system.
 * A key travels through standard input, standard output or the environment of that program, never
 * on a command line, which other users of the machine can see.
 */
@NullMarked
package io.github.mycase4j.credstore.internal.keychain;

import org.jspecify.annotations.NullMarked;
