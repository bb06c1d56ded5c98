package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileBytesTest {
  /** More than is read at once, and no multiple of it. */
  private static final int SIZE = 1_200_000;

  @TempDir Path folder;
  private final byte[] bytes = new byte[SIZE];
  private FileChannel file;

  @BeforeEach
  void aFile() throws Exception {
    new Random(3).nextBytes(bytes);
    Path path = folder.resolve("file");
    Files.write(path, bytes);
    file = FileChannel.open(path);
  }

  @AfterEach
  void close() throws Exception {
    file.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1200000",
    "0, 0",
    "7, 7",
    "7, 8",
    "10, 1100000",
    "524288, 1048576",
    "1048577, 1200000"
  })
  void theHashIsThatOfTheRange(int from, int to) throws Exception {
    assertThat(FileBytes.hash(file, from, to))
        .isEqualTo(Hex.sha256(Arrays.copyOfRange(bytes, from, to)));
  }

  @Test
  void theHashOfARangeThatIsNotAllThereIsThatOfWhatIs() throws Exception {
    assertThat(FileBytes.hash(file, 1_000_000, SIZE + 5_000_000L))
        .isEqualTo(Hex.sha256(Arrays.copyOfRange(bytes, 1_000_000, SIZE)));
    assertThat(FileBytes.hash(file, 8, 7)).isEqualTo(Hex.sha256(new byte[0]));
  }

  @Test
  void aByteIsThereUpToTheEnd() throws Exception {
    assertThat(FileBytes.at(file, 0)).isEqualTo(bytes[0]);
    assertThat(FileBytes.at(file, SIZE - 1)).isEqualTo(bytes[SIZE - 1]);
    assertThat(FileBytes.at(file, SIZE)).isEqualTo(-1);
  }

  @Test
  void anArrayIsFilledAsFarAsTheFileGoes() throws Exception {
    byte[] into = new byte[100];
    assertThat(FileBytes.fill(file, 50, into)).isEqualTo(100);
    assertThat(into).isEqualTo(Arrays.copyOfRange(bytes, 50, 150));
    assertThat(FileBytes.fill(file, SIZE - 30, into)).isEqualTo(30);
    assertThat(FileBytes.fill(file, SIZE, into)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1000", "600000", "1199999"})
  void aLineHasTheNumberOfTheLineFeedsBeforeItAndOne(int offset) throws Exception {
    long feeds = 0;
    for (int i = 0; i < offset; i++) {
      feeds += bytes[i] == '\n' ? 1 : 0;
    }
    assertThat(FileBytes.line(file, offset)).isEqualTo(feeds + 1);
  }
}
