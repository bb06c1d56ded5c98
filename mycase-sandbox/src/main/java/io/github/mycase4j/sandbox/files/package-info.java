/** The file store: signed addresses on an origin of their own. */
@NullMarked
package io.github.mycase4j.sandbox.files;

import org.jspecify.annotations.NullMarked;
