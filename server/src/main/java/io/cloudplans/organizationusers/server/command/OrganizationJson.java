package io.cloudplans.organizationusers.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.UntrustedText;
import io.cloudplans.organizationusers.rules.value.WireName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Converts organizations, users and history entries to JSON objects on one line, and back. */
final class OrganizationJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private OrganizationJson() {}

  /** Returns the members as JSON that is safe to print. */
  static String line(Map<String, ? extends @Nullable Object> members) {
    try {
      return UntrustedText.printable(JSON.writeValueAsString(members));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  /** Reads a line; throws {@link IllegalArgumentException} unless it is one JSON object. */
  static JsonNode object(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Its message may contain an address.
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  static Map<String, @Nullable Object> of(Organization organization) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("org_id", String.valueOf(organization.id()));
    members.put("version", organization.version());
    members.put("mfa", wireNames(organization.mfa()));
    return members;
  }

  static Organization organization(JsonNode node) {
    return new Organization(
        OperatorInput.organizationId("org_id", text(node, "org_id")),
        number(node, "version"),
        policy(node.path("mfa")));
  }

  static Map<String, @Nullable Object> of(RosterUser user) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("email", user.email());
    members.put("role", user.role().wireName());
    members.put("state", user.state().wireName());
    return members;
  }

  static RosterUser user(JsonNode node) {
    return new RosterUser(
        OperatorInput.emailAddress("email", text(node, "email")),
        constant(node, "role", RosterRole::of),
        constant(node, "state", UserState::of));
  }

  static Map<String, @Nullable Object> of(HistoryEntry entry) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("version", entry.version());
    columns.put("at", entry.at().toString());
    columns.put("actor", entry.actor());
    columns.put("operation", entry.operation());
    columns.put("email", entry.email());
    columns.put("old_role", wireName(entry.before(), RosterUser::role));
    columns.put("old_state", wireName(entry.before(), RosterUser::state));
    columns.put("new_role", wireName(entry.after(), RosterUser::role));
    columns.put("new_state", wireName(entry.after(), RosterUser::state));
    columns.put("mfa", entry.mfa() == null ? null : wireNames(entry.mfa()));
    columns.put("reason", entry.reason());
    columns.put("request_id", entry.requestId());
    return columns;
  }

  static HistoryEntry entry(JsonNode node) {
    return new HistoryEntry(
        number(node, "version"),
        parsed("at", text(node, "at"), Instant::parse),
        text(node, "actor"),
        text(node, "operation"),
        user(node, "old"),
        user(node, "new"),
        node.path("mfa").isArray() ? policy(node.path("mfa")) : null,
        node.path("reason").textValue(),
        node.path("request_id").textValue());
  }

  private static @Nullable RosterUser user(JsonNode node, String prefix) {
    return node.path(prefix + "_role").isNull()
        ? null
        : new RosterUser(
            text(node, "email"),
            constant(node, prefix + "_role", RosterRole::of),
            constant(node, prefix + "_state", UserState::of));
  }

  private static String text(JsonNode node, String member) {
    String text = node.path(member).textValue();
    if (text == null) {
      throw new IllegalArgumentException(member + ": must be a string");
    }
    return text;
  }

  private static <T> T constant(JsonNode node, String member, Function<String, T> constants) {
    return parsed(member, text(node, member), constants);
  }

  private static <T> T parsed(String member, String text, Function<String, T> values) {
    try {
      return values.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      // Its message contains the text.
      throw new IllegalArgumentException(member + ": unknown to this version", e);
    }
  }

  static long number(JsonNode node, String member) {
    if (!node.path(member).canConvertToLong() || !node.path(member).isIntegralNumber()) {
      throw new IllegalArgumentException(member + ": must be an integer");
    }
    return node.path(member).longValue();
  }

  private static @Nullable String wireName(
      @Nullable RosterUser user, Function<RosterUser, WireName> column) {
    return user == null ? null : column.apply(user).wireName();
  }

  private static List<String> wireNames(MfaPolicy policy) {
    return policy.required().stream().sorted().map(MfaClass::wireName).toList();
  }

  private static MfaPolicy policy(JsonNode node) {
    Set<MfaClass> required =
        StreamSupport.stream(node.spliterator(), false)
            .map(name -> parsed("mfa", name.asText(), MfaClass::of))
            .collect(Collectors.toSet());
    return new MfaPolicy(required);
  }
}
