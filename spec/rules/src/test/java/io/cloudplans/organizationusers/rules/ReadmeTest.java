package io.cloudplans.organizationusers.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.memory.InMemoryRosterStore;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the README's example with the compiled code of this class. */
class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/cloudplans/organizationusers/rules/ReadmeTest.java");

  @Test
  void exampleShouldHaveTheResultsOfTheReadme() {
    byte[] body =
        "{\"org_id\":\"42\",\"user_id\":\"ann@example.com\",\"role\":\"boss\"}".getBytes(UTF_8);
    RosterStore store = store();
    // README:
    Contract contract = Contract.builtIn();
    Operation add = contract.operation("addUser");
    List<Fault> faults = add.faults(parameter -> List.of(), body);
    Access access = new Access(42, "owner@example.com", false, add.permission());
    Change change = new Change.Add("ann@example.com", RosterRole.VIEWER, UserState.ACTIVE);
    RosterWrite write =
        new RosterWrite(access, change, null, version -> true, "request-1", Deadline.NONE);
    long version = store.write(write);
    // End.
    assertThat(faults).extracting(Fault::location).containsExactly("#/role");
    assertThat(version).isEqualTo(2);
  }

  private static RosterStore store() {
    InMemoryRosterStore store = new InMemoryRosterStore(Clock.systemUTC());
    store.create(42, "owner@example.com");
    return store;
  }

  @Test
  void readmeShouldShowThisExample() throws IOException {
    String source = Files.readString(SOURCE);
    String example =
        source.substring(source.indexOf("// README:\n") + 11, source.indexOf("    // End.\n"));
    assertThat(Path.of("README.md")).content().contains("```java\n" + example.indent(-4) + "```\n");
  }
}
