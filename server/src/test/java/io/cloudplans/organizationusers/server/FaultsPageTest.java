package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that each guarantee of the page on attacks and faults names an existing test. */
class FaultsPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  @Test
  void pageShouldNameTestsThatExist() throws IOException {
    List<String> named =
        TEST.matcher(Files.readString(Path.of("FAULTS.md")))
            .results()
            .map(test -> test.group(1) + "#" + test.group(2))
            .toList();

    assertThat(named).hasSizeGreaterThan(20).allMatch(FaultsPageTest::exists);
  }

  private static boolean exists(String test) {
    String[] parts = test.split("#", 2);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path source =
          files.filter(file -> file.endsWith(parts[0] + ".java")).findFirst().orElseThrow();
      return Files.readString(source).contains("void " + parts[1] + "(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
