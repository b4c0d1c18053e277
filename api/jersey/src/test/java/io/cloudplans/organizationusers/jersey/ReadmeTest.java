package io.cloudplans.organizationusers.jersey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path EXAMPLE =
      Path.of("../example/src/main/java/io/cloudplans/organizationusers/example/ApiServer.java");

  @Test
  void codeShouldBeTheExamples() throws IOException {
    String code = Files.readString(Path.of("README.md")).split("```java\n|```\n", -1)[1];

    assertTrue(Files.readString(EXAMPLE).contains(code.indent(4)), code);
  }
}
