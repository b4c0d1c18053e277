package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the sources are short. */
class SizeTest {
  @Test
  void noSourceShouldBeLong() {
    assertThat(Contract.sources()).allMatch(file -> lines(file).size() <= 130);
  }

  @Test
  void mostSourcesShouldBeShort() {
    List<Integer> sizes =
        Contract.sources().stream().map(file -> lines(file).size()).sorted().toList();

    assertThat(sizes.get(sizes.size() * 9 / 10)).isLessThanOrEqualTo(30);
  }

  /** Checks the width of lines, except for patterns, which cannot be wrapped. */
  @Test
  void noLineShouldBeWide() {
    assertThat(Contract.sources())
        .flatMap(SizeTest::lines)
        .filteredOn(line -> !line.strip().startsWith("pattern:"))
        .allMatch(line -> line.length() <= 120);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
