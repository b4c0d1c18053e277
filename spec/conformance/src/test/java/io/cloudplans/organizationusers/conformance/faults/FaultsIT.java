package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.cases.Need.CREATION;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.SharedServer;
import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.run.Verdict;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a case detects every fault, and that every case detects a fault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
@Tag("conformance")
class FaultsIT {
  private static final int MIN_FAULTS = 50;

  /** The cases without a fault, each with the reason. */
  private static final Map<String, String> WITHOUT_FAULT =
      Map.of("wire.body-that-stops", "only the full profile runs it, since it waits for a minute");

  /** The case that needs a rate limit, which only its faulty servers have. */
  private static final String LIMITED = "rate.limited";

  private final Map<String, String> detected = new ConcurrentSkipListMap<>();
  private final SharedServer.Running running;

  FaultsIT(SharedServer.Running running) {
    this.running = running;
  }

  @BeforeAll
  void casesShouldPassWhenTheServerHasNoFault() throws IOException {
    List<String> ids = faults().stream().map(Fault::detectedBy).distinct().toList();
    try (Proxy proxy =
        new Proxy(running.server().address(), (request, server) -> server.send(request))) {
      Summary summary =
          Kit.run(
              running.setup(proxy.address()),
              Kit.cases("*").stream()
                  .filter(
                      testCase ->
                          ids.contains(testCase.id()) && !testCase.needs().contains(CREATION))
                  .filter(testCase -> !testCase.id().equals(LIMITED))
                  .toList());
      Kit.assertNothingFailed(summary);
      assertThat(summary.count(Outcome.NOT_RUN)).isZero();
    }
  }

  private List<Fault> faults() throws IOException {
    List<Fault> faults = new ArrayList<>(ComputedFaults.all());
    faults.addAll(new FaultTable(running.server().key().signing()).all());
    faults.addAll(new StatefulFaults(running.server().key().signing()).all());
    return faults;
  }

  @TestFactory
  Stream<DynamicTest> kitShouldDetectTheFault() throws IOException {
    List<Fault> faults = faults();
    assertThat(faults).hasSizeGreaterThan(MIN_FAULTS);
    assertThat(faults).extracting(Fault::name).doesNotHaveDuplicates();
    return faults.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> detected(fault)));
  }

  private void detected(Fault fault) throws IOException {
    try (Proxy proxy = new Proxy(running.server().address(), fault.behavior())) {
      detected(fault.name(), fault.detectedBy(), Kit.run(setup(proxy, fault), fault.detectedBy()));
    }
  }

  private Setup setup(Proxy proxy, Fault fault) {
    return Kit.cases(fault.detectedBy()).stream()
            .anyMatch(testCase -> testCase.needs().contains(CREATION))
        ? running.creating(proxy.address())
        : running.setup(proxy.address());
  }

  @TestFactory
  Stream<DynamicTest> kitShouldDetectTheFaultOfTheRules(@TempDir Path folder) throws IOException {
    return RulesFault.all().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.name(),
                    () ->
                        detected(
                            fault.name(),
                            fault.detectedBy(),
                            fault.run(Files.createTempDirectory(folder, "rules")))));
  }

  @Test
  void everyCaseShouldDetectAFault() throws IOException {
    Set<String> left = Kit.cases("*").stream().map(Case::id).collect(toCollection(TreeSet::new));
    assertThat(left).containsAll(WITHOUT_FAULT.keySet());
    left.removeAll(WITHOUT_FAULT.keySet());
    faults().forEach(fault -> left.remove(fault.detectedBy()));
    RulesFault.all().forEach(fault -> left.remove(fault.detectedBy()));
    List<Fault> broad = new ArrayList<>(ComputedFaults.broad());
    broad.addAll(new FaultTable(running.server().key().signing()).of("/broad-faults.txt"));
    for (Fault fault : broad) {
      left.removeAll(failedCases(fault, left));
    }
    assertThat(left).isEmpty();
  }

  private Set<String> failedCases(Fault fault, Set<String> ids) throws IOException {
    List<Case> cases =
        Kit.cases(fault.detectedBy()).stream()
            .filter(testCase -> ids.contains(testCase.id()))
            .toList();
    try (Proxy proxy = new Proxy(running.server().address(), fault.behavior())) {
      return Kit.failures(Kit.run(running.setup(proxy.address()), cases)).keySet();
    }
  }

  private void detected(String fault, String detectedBy, Summary summary) {
    assertThat(summary.verdict()).as(fault).isEqualTo(Verdict.DOES_NOT_CONFORM);
    String message = summary.results().get(0).message();
    assertThat(message).isNotBlank();
    detected.put(
        fault + detectedBy, "| %s | `%s` | %s |".formatted(fault, detectedBy, cell(message)));
  }

  private static String cell(String message) {
    return message.replace("|", "\\|").replace("\n", " ");
  }

  /** Writes the table of faults. */
  @AfterAll
  void write() throws IOException {
    String table =
        String.format(
                Locale.ROOT, "# %d faults, and the case that catches each%n%n", detected.size())
            + "| fault | case | message |\n| --- | --- | --- |\n"
            + String.join("\n", detected.values())
            + "\n";
    Files.writeString(Path.of("target", "faults.md"), table);
  }
}
