package io.cloudplans.organizationusers.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import io.cloudplans.organizationusers.rules.contract.StrictJson;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Converts organizations, users and history entries to JSON objects on one line, and back. */
final class OrganizationJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NO_ADDRESS = Set.of(HistoryEntry.OPERATOR, HistoryEntry.ERASED);
  private static final Pattern OPERATION = Pattern.compile("[a-z]{1,32}");

  private OrganizationJson() {}

  /** Returns the members as JSON that is safe to print. */
  static String line(Map<String, ? extends @Nullable Object> members) {
    try {
      return UntrustedText.printable(JSON.writeValueAsString(members));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  /** Reads a line; throws {@link IllegalArgumentException} unless it is one I-JSON object. */
  static JsonNode object(String line) {
    try {
      JsonNode node = StrictJson.read(line.getBytes(UTF_8));
      if (node.isObject()) {
        return node;
      }
    } catch (StrictJson.NotJsonException e) {
      // Rejected below.
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
        parsed("at", text(node, "at"), time -> OperatorInput.inMillis(Instant.parse(time))),
        person(node, "actor"),
        checked("operation", text(node, "operation"), OPERATION.asMatchPredicate()),
        user(node, "old"),
        user(node, "new"),
        node.path("mfa").isNull() ? null : policy(node.path("mfa")),
        optional(node, "reason", OperatorInput::isReason),
        optional(node, "request_id", RequestId::isValid));
  }

  /** Returns an address, or the word that stands for the operator or for an erased address. */
  private static String person(JsonNode node, String member) {
    String text = text(node, member);
    return NO_ADDRESS.contains(text) ? text : OperatorInput.emailAddress(member, text);
  }

  private static @Nullable String optional(JsonNode node, String member, Predicate<String> rule) {
    return node.path(member).isNull() ? null : checked(member, text(node, member), rule);
  }

  private static String checked(String member, String text, Predicate<String> rule) {
    if (!rule.test(text)) {
      throw new IllegalArgumentException(member + ": is malformed");
    }
    return text;
  }

  private static @Nullable RosterUser user(JsonNode node, String prefix) {
    return node.path(prefix + "_role").isNull()
        ? null
        : new RosterUser(
            person(node, "email"),
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
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
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
    if (!node.isArray()) {
      throw new IllegalArgumentException("mfa: must be an array");
    }
    Set<MfaClass> required =
        StreamSupport.stream(node.spliterator(), false)
            .map(name -> parsed("mfa", name.asText(), MfaClass::of))
            .collect(Collectors.toSet());
    return new MfaPolicy(required);
  }
}
