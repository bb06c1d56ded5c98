package io.github.mycase4j.mcp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
  private static String sentence(IOException failure) {
    return FileProblem.sentence(failure);
  }

  @Test
  void isASentenceWhereJavaGivesThePathAlone() {
    assertThat(sentence(new AccessDeniedException("/x/firm")))
        .isEqualTo(
            "The file or folder /x/firm cannot be used: this user has no permission; check"
                + " owner and mode.");
    assertThat(sentence(new NoSuchFileException("/x/firm")))
        .isEqualTo("The file or folder /x/firm cannot be used: it does not exist.");
    assertThat(sentence(new NotDirectoryException("/x/firm"))).endsWith("it is not a folder.");
    assertThat(sentence(new DirectoryNotEmptyException("/x")))
        .endsWith("it is a folder that is not empty.");
    assertThat(sentence(new FileAlreadyExistsException("/x/firm")))
        .isEqualTo("The file or folder /x/firm cannot be used: it exists already.");
    assertThat(sentence(new FileSystemException("/x/firm", null, "No space left on device")))
        .isEqualTo("The file or folder /x/firm cannot be used: No space left on device.");
    assertThat(sentence(new FileSystemException("/x/firm")))
        .isEqualTo("The file or folder /x/firm cannot be used: input or output failed.");
  }

  @Test
  void isASentenceWhereJavaGivesNothing() {
    assertThat(sentence(new ClosedChannelException()))
        .isEqualTo("A file cannot be read or written: closed channel.");
    assertThat(sentence(new EOFException())).endsWith(": eof.");
    assertThat(sentence(new IOException()))
        .isEqualTo("A file cannot be read or written: input or output failed.");
  }

  @Test
  void leavesASentenceAsItIs() {
    assertThat(sentence(new IOException("The output could not be written completely.")))
        .isEqualTo("The output could not be written completely.");
  }
}
