package io.cloudplans.organizationusers.archetype;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the sources of a new project. */
class ArchetypeTest {
  private static final Path MAIN = Path.of("target/classes/archetype-resources/src/main/java");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(MAIN)) {
      return files.toList();
    }
  }

  @Test
  void projectShouldHaveAtMost150LinesOfCode() throws IOException {
    long lines = 0;
    for (Path source : sources()) {
      assertThat(source).content().startsWith("package ${package};\n");
      lines +=
          Files.readAllLines(source).stream()
              .filter(line -> !line.isBlank() && !line.matches("\\s*(package |import |/?\\*|//).*"))
              .count();
    }
    assertThat(lines).isBetween(100L, 150L);
  }

  @Test
  void resourceShouldEqualTheExamplesExceptForItsWrites() throws IOException {
    String expected = UsersResource.without(UsersResource.WRITES, "a");
    assertThat(UsersResource.body(Files.readString(MAIN.resolve("UsersResource.java"))))
        .isEqualTo(UsersResource.body(expected));
  }

  @Test
  void readmeShouldShowTheExamplesWrites() throws IOException {
    String example = UsersResource.without(List.of(), "a");
    List<String> before = Files.readAllLines(MAIN.resolve("UsersResource.java"));
    String imports =
        example
            .lines()
            .filter(line -> line.startsWith("import ") && !before.contains(line))
            .collect(joining("\n", "", "\n"));
    String write = part(example, "  private Response write(", "\n  }\n");
    String add = part(example, "    Access access = access(\"addUser\"", ";\n  }\n");
    assertThat(Path.of("target/classes/archetype-resources/README.md"))
        .content()
        .contains("```java\n" + imports + "```\n")
        .contains("```java\n" + write.indent(-2) + "```\n")
        .contains("```java\n" + add.replace("\n  }\n", "\n").indent(-4) + "```\n");
  }

  private static String part(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start) + to.length());
  }
}
