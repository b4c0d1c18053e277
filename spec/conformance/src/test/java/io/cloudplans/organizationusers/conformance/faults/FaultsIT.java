package io.cloudplans.organizationusers.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.SharedServer;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Result;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a case of its family detects every fault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
@Tag("conformance")
class FaultsIT {
  private static final int FEWEST = 50;

  private final Map<String, String> caught = new ConcurrentSkipListMap<>();
  private final SharedServer.Running running;

  FaultsIT(SharedServer.Running running) {
    this.running = running;
  }

  @BeforeAll
  void casesShouldPassWhenNothingIsWrong() throws IOException {
    List<String> ids = faults().stream().map(Fault::caughtBy).distinct().toList();
    try (Proxy proxy =
        new Proxy(running.server().address(), (request, server) -> server.send(request))) {
      Summary summary =
          Kit.run(
              running.setup(proxy.address()),
              Kit.cases("*").stream().filter(one -> ids.contains(one.id())).toList());
      assertThat(failures(summary)).isEmpty();
      assertThat(summary.count(Outcome.PASSED)).isEqualTo(ids.size());
    }
  }

  private List<Fault> faults() throws IOException {
    List<Fault> faults = new ArrayList<>(ComputedFaults.all());
    faults.addAll(new FaultTable(running.server().key().signing()).all());
    return faults;
  }

  @TestFactory
  Stream<DynamicTest> kitShouldCatchTheFault() throws IOException {
    List<Fault> faults = faults();
    assertThat(faults).hasSizeGreaterThan(FEWEST);
    assertThat(faults).extracting(Fault::name).doesNotHaveDuplicates();
    return faults.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> caught(fault)));
  }

  private void caught(Fault fault) throws IOException {
    try (Proxy proxy = new Proxy(running.server().address(), fault.behavior())) {
      caught(
          fault.name(),
          fault.caughtBy(),
          Kit.run(running.setup(proxy.address()), fault.caughtBy()));
    }
  }

  @TestFactory
  Stream<DynamicTest> kitShouldCatchTheFaultOfTheRules(@TempDir Path folder) throws IOException {
    return RulesFault.all().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.name(),
                    () ->
                        caught(
                            fault.name(),
                            fault.caughtBy(),
                            fault.run(Files.createTempDirectory(folder, "rules")))));
  }

  private void caught(String fault, String caughtBy, Summary summary) {
    assertThat(summary.verdict()).as(fault).isEqualTo(Verdict.DOES_NOT_CONFORM);
    String message = summary.results().get(0).message();
    assertThat(message).isNotBlank();
    caught.put(fault + caughtBy, "| %s | `%s` | %s |".formatted(fault, caughtBy, cell(message)));
  }

  private static String cell(String message) {
    return message.replace("|", "\\|").replace("\n", " ");
  }

  private static Map<String, String> failures(Summary summary) {
    Map<String, String> failures = new TreeMap<>();
    for (Result result : summary.results()) {
      if (result.outcome() != Outcome.PASSED) {
        failures.put(result.source().id(), result.message());
      }
    }
    return failures;
  }

  /** Writes the table of faults. */
  @AfterAll
  void write() throws IOException {
    String table =
        String.format(Locale.ROOT, "# %d faults, and the case that catches each%n%n", caught.size())
            + "| fault | case | message |\n| --- | --- | --- |\n"
            + String.join("\n", caught.values())
            + "\n";
    Files.writeString(Path.of("target", "faults.md"), table);
  }
}
