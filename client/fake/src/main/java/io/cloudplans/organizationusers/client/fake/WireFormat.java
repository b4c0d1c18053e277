package io.cloudplans.organizationusers.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts between requests and bodies and the values of the roster rules. */
final class WireFormat {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WireFormat() {}

  static UserFilter filter(FakeRequest request) {
    return new UserFilter(
        mapped(request.parameter("state"), UserState::of),
        mapped(request.parameter("role"), RosterRole::of),
        mapped(request.parameter("user_id"), WireFormat::email),
        null,
        mapped(request.parameter("limit"), Integer::valueOf));
  }

  static Change change(ApiCall call, JsonNode body) {
    String email = email(body.path("user_id").asText());
    RosterRole role = mapped(body.path("role").textValue(), RosterRole::of);
    UserState state = mapped(body.path("state").textValue(), UserState::of);
    return switch (call) {
      case ADD ->
          new Change.Add(
              email,
              Objects.requireNonNull(role),
              Objects.requireNonNullElse(state, UserState.INACTIVE));
      case UPDATE -> new Change.Update(email, role, state);
      case REMOVE -> new Change.Remove(email, body.path("reason").textValue());
      case LIST -> throw new IllegalArgumentException("a list changes nothing");
    };
  }

  static String email(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static <T> @Nullable T mapped(@Nullable String text, Function<String, T> mapping) {
    return text == null ? null : mapping.apply(text);
  }

  static String roster(List<RosterUser> users, MfaPolicy policy) {
    ObjectNode body = JSON.objectNode().put("status", 200);
    ArrayNode array = body.putArray("users");
    for (RosterUser user : users) {
      array
          .addObject()
          .put("email", user.email())
          .put("role", user.role().wireName())
          .put("state", user.state().wireName());
    }
    ObjectNode mfa = body.putObject("mfa");
    for (MfaClass mfaClass : MfaClass.values()) {
      mfa.put(mfaClass.wireName(), policy.requires(mfaClass));
    }
    return body.toString();
  }

  /** Returns a problem document (RFC 9457), its members in the contract's order. */
  static String problem(ProblemType type, List<Fault> faults, String requestId) {
    ObjectNode body =
        JSON.objectNode()
            .put("type", type.path())
            .put("title", type.title())
            .put("status", type.status())
            .put("detail", type.detail())
            .put("request_id", requestId);
    if (type.status() == 400) {
      ArrayNode errors = body.putArray("errors");
      for (Fault fault : faults) {
        errors
            .addObject()
            .put(fault.kind().name().toLowerCase(Locale.ROOT), fault.location())
            .put("detail", fault.detail());
      }
    }
    return body.toString();
  }
}
