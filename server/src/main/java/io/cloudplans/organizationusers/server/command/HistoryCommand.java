package io.cloudplans.organizationusers.server.command;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.value.Word;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the history of an organization. */
@Command(
    name = "history",
    description = "Prints the history of an organization, oldest entry first.")
final class HistoryCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private DatabaseOption database;
  @Mixin private OrganizationOption organization;

  @Option(names = "--json", description = "Prints one JSON object per line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LongAdder entries = new LongAdder();
    database.with(
        organizations -> {
          organizations.history(
              organization.id(),
              entry -> {
                entries.increment();
                out.println(line(columns(entry)));
              });
          return true;
        });
    if (entries.sum() == 0) {
      throw new IllegalArgumentException("--org-id: no such organization");
    }
    return 0;
  }

  private static Map<String, @Nullable Object> columns(HistoryEntry entry) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("version", entry.version());
    columns.put("at", entry.at().toString());
    columns.put("actor", entry.actor());
    columns.put("operation", entry.operation());
    columns.put("email", entry.email());
    columns.put("old_role", word(entry.before(), RosterUser::role));
    columns.put("old_state", word(entry.before(), RosterUser::state));
    columns.put("new_role", word(entry.after(), RosterUser::role));
    columns.put("new_state", word(entry.after(), RosterUser::state));
    columns.put("mfa", words(entry.mfa()));
    columns.put("reason", entry.reason());
    columns.put("request_id", entry.requestId());
    return columns;
  }

  private String line(Map<String, @Nullable Object> columns) {
    try {
      return json
          ? JSON.writeValueAsString(columns)
          : columns.values().stream()
              .map(value -> Objects.requireNonNullElse(value, "-").toString())
              .collect(joining("\t"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  private static @Nullable String word(
      @Nullable RosterUser user, Function<RosterUser, Word> column) {
    return user == null ? null : column.apply(user).word();
  }

  private static @Nullable List<String> words(@Nullable MfaPolicy policy) {
    return policy == null ? null : policy.required().stream().sorted().map(MfaClass::word).toList();
  }
}
