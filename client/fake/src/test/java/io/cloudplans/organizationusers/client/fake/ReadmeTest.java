package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README. */
class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java").resolve(ReadmeTest.class.getName().replace('.', '/') + ".java");

  @Test
  void addShouldBeAppliedOnceWhenItsResponseIsLost() {
    // README
    try (var fake = FakeOrganizationUsers.start().organization(42, "owner@example.com");
        var client =
            OrganizationUsersClient.builder()
                .baseUrl(fake.baseUrl())
                .token(() -> fake.token("owner@example.com"))
                .build()) {
      fake.next(Faults.dropResponse().on(ApiCall.ADD));
      client.add(AddUser.of(42, "new.user@example.com", Role.VIEWER));
      assertThat(fake.requests()).hasSize(2); // The first response was lost.
      assertThat(fake.history(42)).hasSize(2); // The creation of the organization and one addition.
    }
    // README
  }

  @Test
  void readmeShouldContainTheCompiledExample() throws IOException {
    List<String> parts = List.of(Files.readString(SOURCE, UTF_8).split("    // README\n", -1));
    assertThat(parts).hasSize(3);
    String readme = Files.readString(Path.of("README.md"), UTF_8);
    assertThat(readme).contains("```java\n" + parts.get(1).stripTrailing().stripIndent() + "\n```");
  }
}
