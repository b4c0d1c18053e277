package io.cloudplans.organizationusers.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.server.store.OrganizationExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines with one organization: {@code {"organization":…}}, then {@code {"user":…}}
 * and {@code {"history":…}} lines, and {@code {"end":…}} with the numbers of users and of history
 * entries, so that truncation is detected.
 */
final class OrganizationFile {
  private static final int MAX_LINE = 65_536;
  private static final long MAX_VERSION = Long.MAX_VALUE / 2;

  private final List<RosterUser> users = new ArrayList<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final Set<String> addresses = new HashSet<>();
  private @Nullable Organization organization;
  private boolean ended;

  private OrganizationFile() {}

  static void write(OrganizationExport export, PrintWriter out) {
    out.println(line("organization", OrganizationJson.of(export.organization())));
    export.users().forEach(user -> out.println(line("user", OrganizationJson.of(user))));
    export.history().forEach(entry -> out.println(line("history", OrganizationJson.of(entry))));
    Map<String, Integer> numbers =
        Map.of("users", export.users().size(), "history", export.history().size());
    out.println(line("end", numbers));
    out.flush();
  }

  private static String line(String kind, Map<String, ? extends @Nullable Object> members) {
    return OrganizationJson.line(Map.of(kind, members));
  }

  /** Reads a file; throws {@link IllegalArgumentException} with the number of the invalid line. */
  static OrganizationExport read(BufferedReader in) throws IOException {
    OrganizationFile file = new OrganizationFile();
    int number = 0;
    for (int first = in.read(); first >= 0; first = in.read()) {
      number++;
      try {
        file.add(OrganizationJson.object(line((char) first, in)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("FILE: line " + number + ": " + e.getMessage(), e);
      }
    }
    return file.export();
  }

  /** Reads the rest of a line, whose length is limited. */
  private static String line(char first, BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = first; next >= 0 && next != '\n'; next = in.read()) {
      require(line.length() < MAX_LINE, "too long");
      line.append((char) next);
    }
    return line.toString();
  }

  private void add(JsonNode line) {
    require(!ended, "no line may follow the end");
    require(line.size() == 1, "must have one member");
    String kind = line.fieldNames().next();
    JsonNode value = line.path(kind);
    require((organization == null) == kind.equals("organization"), "organization must come first");
    switch (kind) {
      case "organization" -> organization = OrganizationJson.organization(value);
      case "user" -> {
        RosterUser user = OrganizationJson.user(value);
        require(addresses.add(user.email()), "the user occurs twice");
        users.add(user);
      }
      case "history" -> history.add(OrganizationJson.entry(value));
      case "end" -> {
        require(OrganizationJson.number(value, "users") == users.size(), "users are missing");
        require(OrganizationJson.number(value, "history") == history.size(), "history is missing");
        ended = true;
      }
      default -> throw new IllegalArgumentException("unknown to this version");
    }
  }

  private OrganizationExport export() {
    require(ended && organization != null, "FILE: is truncated");
    Organization nonNull = Objects.requireNonNull(organization);
    List<RosterUser> owners =
        users.stream().filter(user -> user.role() == RosterRole.OWNER).toList();
    require(
        owners.size() == 1 && owners.get(0).state() == UserState.ACTIVE,
        "FILE: must have one owner, who is active");
    long last = 0;
    for (HistoryEntry entry : history) {
      require(entry.version() > last, "FILE: versions must ascend");
      last = entry.version();
    }
    require(
        nonNull.version() >= Math.max(1, last), "FILE: the history is newer than the organization");
    require(nonNull.version() <= MAX_VERSION, "FILE: the version is too large");
    return new OrganizationExport(nonNull, users, history);
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException(fault);
    }
  }
}
