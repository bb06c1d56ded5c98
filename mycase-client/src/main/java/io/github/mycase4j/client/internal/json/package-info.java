/** How MyCase's JSON becomes records and back. Not exported. */
@NullMarked
package io.github.mycase4j.client.internal.json;

import org.jspecify.annotations.NullMarked;
