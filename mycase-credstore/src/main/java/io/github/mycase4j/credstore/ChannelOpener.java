package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** A way to open a file of the mirror, so that a test can fill the disk under it. */
@FunctionalInterface
interface ChannelOpener {

  FileChannel open(Path file, OpenOption... options) throws IOException;
}
