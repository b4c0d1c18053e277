package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Untrusted text in the output of commands. */
class HistoryTest {
  @RegisterExtension private final RunningServer server = new RunningServer();

  private String output(String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(List.of("--db", "sqlite:" + server.folder().resolve("organization-users.db")));
    return CommandResult.output(command.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"history,8", "history --json,7", "org export,14"})
  void commandShouldPrintNoControlCharactersWhenAReasonHasThem(String command, int lines) {
    String reason = "Left a\u202eb\u2028c\ud83d\udc4bd\u200d\u00ade";
    server.post("remove", body("viewer@example.com", "reason", reason));

    String output = output((command + " --org-id 42").split(" "));

    assertThat(output).contains("Left a\\u202eb\\u2028c\ud83d\udc4bd\\u200d\\u00ade");
    assertThat(output.lines()).hasSize(lines);
  }

  @Test
  void listShouldNameItsColumns() {
    assertThat(output("org", "list").lines()).containsExactly("org_id\tversion\tmfa", "42\t6");
  }
}
