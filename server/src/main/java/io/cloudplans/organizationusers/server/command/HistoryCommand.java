package io.cloudplans.organizationusers.server.command;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.rules.value.UntrustedText;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.store.SqlOrganizationLifecycle;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the history of an organization, or deletes its oldest entries. */
@Command(
    name = "history",
    description = "Prints the history of an organization, oldest entry first.")
final class HistoryCommand implements Callable<Integer> {
  /** The action to take instead of printing. */
  enum Action {
    PURGE
  }

  @Spec private CommandSpec spec;
  @Mixin private DatabaseOption database;
  @Mixin private OrganizationOption organization;

  @Option(names = "--json", description = "Prints one JSON object per line.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "purge",
      description = "Deletes the entries older than --before, and prints none.")
  private @Nullable Action action;

  @Option(names = "--before", description = "The first day to keep, such as 2026-01-31 (UTC).")
  private @Nullable String before;

  @Override
  public Integer call() {
    if ((action == null) != (before == null)) {
      throw new IllegalArgumentException("--before: belongs to purge");
    }
    if (before != null) {
      return purge(before);
    }
    PrintWriter out = spec.commandLine().getOut();
    LongAdder entries = new LongAdder();
    database.with(
        organizations -> {
          organizations.history(
              organization.id(),
              entry -> {
                Map<String, @Nullable Object> columns = OrganizationJson.of(entry);
                if (entries.sum() == 0 && !json) {
                  out.println(String.join("\t", columns.keySet()));
                }
                entries.increment();
                out.println(line(columns));
              });
          return true;
        });
    if (entries.sum() == 0) {
      throw new IllegalArgumentException("--org-id: no such organization");
    }
    return 0;
  }

  private String line(Map<String, @Nullable Object> columns) {
    return json
        ? OrganizationJson.line(columns)
        : columns.values().stream()
            .map(
                value -> UntrustedText.printable(Objects.requireNonNullElse(value, "-").toString()))
            .collect(joining("\t"));
  }

  private int purge(String date) {
    Instant time = OperatorInput.date("--before", date);
    long deleted =
        database.open(
            Creation.NEVER,
            open ->
                new SqlOrganizationLifecycle(open, Clock.systemUTC())
                    .purgeHistory(organization.id(), time));
    spec.commandLine().getOut().println("deleted " + deleted);
    return 0;
  }
}
