package io.cloudplans.organizationusers.conformance.junit;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.config.Configuration;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import io.cloudplans.organizationusers.conformance.families.Families;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.http.Trust;
import io.cloudplans.organizationusers.conformance.http.Wire;
import io.cloudplans.organizationusers.conformance.report.Curl;
import io.cloudplans.organizationusers.conformance.report.Masking;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.run.Result;
import io.cloudplans.organizationusers.conformance.run.Runner;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import io.cloudplans.organizationusers.conformance.setup.Glob;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.TokenSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * The cases of the kit as dynamic tests of JUnit Jupiter, 5.10 or newer.
 *
 * <pre>{@code
 * class ConformanceTest {
 *   @TestFactory
 *   Stream<DynamicNode> contract() {
 *     return ConformanceTests.against("http://127.0.0.1:8080")
 *         .tokens((email, secondFactor) -> issuer.token(email, secondFactor))
 *         .organizations((orgId, owner) -> database.createOrganization(orgId, owner))
 *         .tests();
 *   }
 * }
 * }</pre>
 *
 * <p>Cases with unmet needs, and cases that fail as known deviations, are aborted; reports show
 * them as skipped.
 */
public final class ConformanceTests {
  private final String baseUrl;
  private @Nullable TokenSource tokens;
  private @Nullable SigningKey key;
  private @Nullable OrganizationSource organizations;
  private Profile profile = Profile.QUICK;
  private Glob only = new Glob("*");
  private final Set<Capability> lacks = EnumSet.noneOf(Capability.class);
  private final List<Deviation> deviations = new ArrayList<>();

  private ConformanceTests(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Starts the configuration of a run against a server.
   *
   * @param baseUrl the server's URL, with the path prefix before the contract's paths, if any
   */
  public static ConformanceTests against(String baseUrl) {
    return new ConformanceTests(baseUrl);
  }

  /** Returns the tests for a configuration file of the command line. */
  public static Stream<DynamicNode> of(Path configuration) {
    Setup setup = Configuration.read(configuration, null, null, Profile.QUICK);
    return tests(setup, new Glob("*"));
  }

  /** Sets the source of the callers' tokens. */
  public ConformanceTests tokens(TokenSource source) {
    tokens = source;
    return this;
  }

  /** Sets the key that tokens are signed with, so that the cases about invalid tokens run too. */
  public ConformanceTests key(SigningKey signingKey) {
    key = signingKey;
    return this;
  }

  /** Sets the source of organizations. */
  public ConformanceTests organizations(OrganizationSource source) {
    organizations = source;
    return this;
  }

  /** Sets the optional capabilities that the server lacks. */
  public ConformanceTests lacks(Capability... capabilities) {
    lacks.addAll(Arrays.asList(capabilities));
    return this;
  }

  /**
   * Adds a known deviation.
   *
   * @param cases a case id or a glob pattern
   * @param reason the reason, for reports
   * @param until the last day on which the deviation is accepted
   */
  public ConformanceTests deviation(String cases, String reason, LocalDate until) {
    deviations.add(new Deviation(new Glob(cases), reason, until));
    return this;
  }

  /** Sets the extent of the run; {@link Profile#QUICK} by default. */
  public ConformanceTests profile(Profile other) {
    profile = other;
    return this;
  }

  /** Selects cases by an id or a glob pattern. */
  public ConformanceTests only(String cases) {
    only = new Glob(cases);
    return this;
  }

  /**
   * Returns the tests, with one container per family.
   *
   * @throws IllegalStateException if the source of tokens or organizations is missing
   */
  public Stream<DynamicNode> tests() {
    TokenSource source = tokens == null ? key : tokens;
    if (source == null || organizations == null) {
      throw new IllegalStateException("set tokens or key, and organizations");
    }
    Wire wire = new Wire(Target.of(baseUrl, null), Trust.sockets(null), Limits.STANDARD);
    return tests(
        new Setup(
            wire,
            source,
            key,
            organizations,
            Map.of(),
            Map.of(),
            lacks,
            List.copyOf(deviations),
            Set.of(),
            profile,
            Duration.ofMinutes(profile == Profile.QUICK ? 10 : 60)),
        only);
  }

  private static Stream<DynamicNode> tests(Setup setup, Glob only) {
    Contract contract = Contract.builtIn();
    List<Case> cases =
        Families.cases(contract).stream().filter(testCase -> only.matches(testCase.id())).toList();
    RunContext context = new RunContext(setup, contract);
    Preparation preparation = new Preparation(context);
    preparation.prepare(cases);
    Runner runner = new Runner(context, preparation);
    Sentences sentences = Sentences.of(contract);
    Map<String, List<DynamicTest>> families = new LinkedHashMap<>();
    for (Case testCase : cases) {
      families
          .computeIfAbsent(testCase.family(), family -> new ArrayList<>())
          .add(
              DynamicTest.dynamicTest(
                  testCase.id(),
                  () -> verify(runner.run(testCase), setup.wire().target(), sentences)));
    }
    Stream<DynamicNode> containers =
        families.entrySet().stream()
            .map(family -> DynamicContainer.dynamicContainer(family.getKey(), family.getValue()));
    DynamicNode last = DynamicTest.dynamicTest("deviations", () -> verifyDeviations(runner));
    return Stream.concat(containers, Stream.of(last)).onClose(preparation::cleanUp);
  }

  private static void verify(Result result, Target target, Sentences sentences) {
    String message = Masking.masked(result.message());
    switch (result.outcome()) {
      case PASSED -> {}
      case NOT_RUN, DEVIATED ->
          throw new TestAbortedException(result.outcome().text() + ": " + message);
      case FAILED -> {
        String phrase = result.testCase().sentence();
        String reproduce =
            result.failedRequest() == null
                ? ""
                : "\nreproduce: " + Curl.command(result.failedRequest(), target);
        // Maven's console names a dynamic test only by its index.
        String id = result.testCase().id();
        throw new AssertionError(
            id
                + ": "
                + message
                + "\ncontract: "
                + sentences.with(phrase).orElse(phrase)
                + reproduce);
      }
    }
  }

  private static void verifyDeviations(Runner runner) {
    List<String> stale = runner.summary("").staleDeviations();
    if (!stale.isEmpty()) {
      throw new AssertionError("no case of these deviations fails; delete them: " + stale);
    }
  }
}
