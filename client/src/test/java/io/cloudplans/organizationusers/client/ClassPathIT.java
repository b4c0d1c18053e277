package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathIT {
  @Test
  void classPathOfTheClientShouldBeSmall() throws Exception {
    List<Path> jars = Jars.all();
    assertThat(jars).hasSizeLessThanOrEqualTo(5);
    assertThat(jars.stream().mapToLong(ClassPathIT::size).sum())
        .as("bytes of %s", jars)
        .isLessThanOrEqualTo(5 * 1024 * 1024 / 2);
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new AssertionError("no jar", e);
    }
  }
}
