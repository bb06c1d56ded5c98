/**
 * What several clients of one process have in common: {@link
 * io.github.mycase4j.client.sharing.SharedResources}.
 */
@NullMarked
package io.github.mycase4j.client.sharing;

import org.jspecify.annotations.NullMarked;
