package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.families.Families;
import io.cloudplans.organizationusers.conformance.report.Console;
import io.cloudplans.organizationusers.conformance.report.Report;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.run.Runner;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Glob;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the cases. */
@Command(
    name = "organization-users-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Checks whether a server conforms to the Organization Users contract.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:conforms",
      "1:does not conform",
      "2:invalid command line or configuration",
      "3:server not reached",
      "4:conforms except for the configured deviations",
      "5:incomplete: the run ended early"
    })
final class RunCommand implements Callable<Integer> {
  private static final int SECONDS_TO_END = 15;

  @Spec private CommandSpec spec;
  @Mixin private SetupOptions options = new SetupOptions();

  @Option(
      names = "--only",
      paramLabel = "ID-OR-GLOB",
      defaultValue = "*",
      description = "Run the cases whose id matches, such as 'paging.*'.")
  private String only = "*";

  @Option(names = "--list", description = "Print the ids of the cases and exit.")
  private boolean list;

  @Option(
      names = "--profile",
      paramLabel = "quick|full",
      defaultValue = "quick",
      description = "Extent of the run: 250 users and 20 races, or 10,001 and 1,000.")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = "conformance-report",
      description = "Folder for the reports. Default: ${DEFAULT-VALUE}")
  private Path report = Path.of("conformance-report");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Run the cases in a random order, reproducible with the same N.")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException {
    Contract contract = Contract.builtIn();
    List<Case> cases = selected(contract);
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      cases.forEach(testCase -> out.println(testCase.id()));
      return 0;
    }
    Setup setup = options.read(profile);
    if (!options.yes() && !isLocal(setup.wire().target().host())) {
      throw new ParameterException(
          spec.commandLine(),
          "The kit changes organizations of %s. Add --yes to allow this."
              .formatted(setup.wire().target().baseUrl()));
    }
    RunContext context = new RunContext(setup, contract);
    Preparation preparation = new Preparation(context);
    CountDownLatch reported = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> cleanUp(context, preparation, reported), "conformance-clean-up"));
    try {
      preparation.prepare(cases);
      return runAndReport(context, preparation, cases);
    } finally {
      reported.countDown();
    }
  }

  /** Ends a run in progress, as after Ctrl-C. */
  private void cleanUp(RunContext context, Preparation preparation, CountDownLatch reported) {
    try {
      context.end();
      reported.await(SECONDS_TO_END, TimeUnit.SECONDS);
      preparation.cleanUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      spec.commandLine().getErr().println("The clean-up ended early: " + e.getMessage());
    }
  }

  private int runAndReport(RunContext context, Preparation preparation, List<Case> cases)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Contract contract = context.contract();
    Setup setup = context.setup();
    Console console = new Console(out, setup.wire().target(), contract);
    Summary summary = new Runner(context, preparation).run(cases, console);
    new Report(setup, contract, summary, only).write(report);
    if (!summary.ended().isEmpty()) {
      out.println("The run ended early: " + summary.ended());
    }
    summary
        .staleDeviations()
        .forEach(glob -> out.println("No case of the deviation " + glob + " fails: delete it."));
    out.println("Reports: " + report.resolve("conformance.html"));
    out.println(summary.line());
    out.flush();
    return summary.verdict().exitCode();
  }

  private static boolean isLocal(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private List<Case> selected(Contract contract) {
    Glob glob = new Glob(only);
    List<Case> cases = new ArrayList<>();
    Families.cases(contract).stream()
        .filter(testCase -> glob.matches(testCase.id()))
        .forEach(cases::add);
    if (cases.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--only: no case matches; --list prints the ids", null, null, only);
    }
    if (seed != null) {
      Collections.shuffle(cases, new Random(seed));
    }
    return cases;
  }
}
