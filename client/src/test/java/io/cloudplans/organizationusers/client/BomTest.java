package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BomTest {
  private static final String BOM = Readme.of("Bom", "bom/pom.xml").text();

  @Test
  void bomShouldManageTheArtifactsOfConsumers() {
    assertThat(all("<artifactId>(.*)</artifactId>"))
        .containsExactly(
            "organization-users-bom", "organization-users-client", "organization-users-fake");
    assertThat(BOM).doesNotContain("<parent>");
  }

  @Test
  void bomShouldHaveTheVersionOfTheProject() {
    String pom = Readme.of("Pom", "pom.xml").text();
    assertThat(all("<version>(.*)</version>"))
        .containsExactly(
            pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1"),
            "${project.version}",
            "${project.version}");
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(BOM).results().map(found -> found.group(1)).toList();
  }
}
