package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the packaged client from a consumer's module. */
class ModuleIT {
  private static final String OWN = "io.cloudplans.organizationusers.client";
  private static final String MODULE =
      """
      module consumer {
        requires io.cloudplans.organizationusers.client;
      }
      """;

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  @TempDir private Path folder;

  @Test
  void callsShouldSucceedWhenTheConsumerIsAModule() throws Exception {
    String consumer =
        """
        package consumer;

        import io.cloudplans.organizationusers.client.*;
        import io.cloudplans.organizationusers.client.model.*;
        import java.net.http.HttpClient;

        class Consumer {
          public static void main(String[] arguments) {
            var client =
                OrganizationUsersClient.builder()
                    .baseUrl(arguments[0])
                    .token(() -> "a-token")
                    .httpClient(HttpClient.newHttpClient())
                    .build();
            System.out.print(client.list(ListUsers.of(42)).users().size() + " ");
            System.out.print(client.add(AddUser.of(42, "new.user@example.com", Role.VIEWER)).version());
          }
        }
        """;
    assertThat(faults(consumer)).isEmpty();
    server.lists().acknowledges();
    assertThat(run(server.url())).isEqualTo("6 \"42-7\"");
  }

  @Test
  void compilerShouldRejectAConsumerThatUsesInternalTypes() throws Exception {
    for (String type : List.of("ApiClient", "api.OrganizationUsersApi", "model.OrganizationUser")) {
      assertThat(
              faults("package consumer; class Consumer { " + OWN + ".internal." + type + " x; }"))
          .singleElement()
          .asString()
          .contains("is not visible", "does not export it");
    }
  }

  @Test
  void moduleShouldExportExactlyThePublicPackages() {
    ModuleDescriptor module =
        ModuleFinder.of(Jars.client()).findAll().iterator().next().descriptor();
    assertThat(module.name()).isEqualTo(OWN);
    assertThat(module.exports().stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            OWN, OWN + ".config", OWN + ".error", OWN + ".model", OWN + ".plan");
    assertThat(module.opens().stream().map(Object::toString))
        .containsExactly(OWN + ".internal.model to [com.fasterxml.jackson.databind]");
    assertThat(module.requires().stream().filter(needed -> needed.modifiers().isEmpty()))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("com.fasterxml.jackson.databind");
    assertThat(
            module.requires().stream()
                .filter(needed -> needed.modifiers().contains(Modifier.TRANSITIVE)))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.net.http", "org.jspecify");
  }

  private List<String> faults(String consumer) throws IOException {
    return Compilation.faults(
        folder,
        Map.of("module-info", MODULE, "consumer/Consumer", consumer),
        "-p",
        Jars.path(),
        "-cp",
        folder.toString());
  }

  private String run(String url) throws IOException, InterruptedException {
    return Jars.run(
        "-p", folder + File.pathSeparator + Jars.path(), "-m", "consumer/consumer.Consumer", url);
  }
}
