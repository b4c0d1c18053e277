package io.cloudplans.organizationusers.client.internal.response;

import static io.cloudplans.organizationusers.client.internal.model.MfaRequirements.JSON_PROPERTY_CREATE;
import static io.cloudplans.organizationusers.client.internal.model.MfaRequirements.JSON_PROPERTY_DELETE;
import static io.cloudplans.organizationusers.client.internal.model.MfaRequirements.JSON_PROPERTY_UPDATE;
import static io.cloudplans.organizationusers.client.internal.model.MfaRequirements.JSON_PROPERTY_USERSMGMT;
import static io.cloudplans.organizationusers.client.internal.model.MfaRequirements.JSON_PROPERTY_VIEW;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUser.JSON_PROPERTY_EMAIL;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUser.JSON_PROPERTY_ROLE;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUser.JSON_PROPERTY_STATE;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUserList.JSON_PROPERTY_MFA;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUserList.JSON_PROPERTY_STATUS;
import static io.cloudplans.organizationusers.client.internal.model.OrganizationUserList.JSON_PROPERTY_USERS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the JSON of a list: its users one after another, and the other members. */
final class RosterParser implements Closeable {
  /** The number of roles or states that are kept; more come only from a hostile server. */
  private static final int MAX_SHARED = 100;

  private static final Set<String> MFA =
      Set.of(
          JSON_PROPERTY_VIEW,
          JSON_PROPERTY_CREATE,
          JSON_PROPERTY_UPDATE,
          JSON_PROPERTY_DELETE,
          JSON_PROPERTY_USERSMGMT);

  private final CallResponse response;
  private final JsonParser json;
  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, State> states = new HashMap<>();
  private @Nullable Integer status;
  private boolean hasUsers;
  private @Nullable MfaRequirements mfa;
  private @Nullable UnknownMembersCollector unknown;
  private Map<String, Object> unknownMembers = Map.of();
  private boolean ended;

  RosterParser(CallResponse response, InputStream body) throws IOException {
    this.response = response;
    // This class finds duplicates itself, which costs less than Jackson's detection.
    this.json =
        Json.MAPPER
            .createParser(body)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
  }

  /** Returns the next user, or null at the end of a valid body. */
  @Nullable User next() throws IOException {
    if (json.currentToken() == null && !ended) {
      response.requireJson(json.nextToken() == JsonToken.START_OBJECT);
    }
    while (!ended) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        return user();
      }
      if (token == JsonToken.FIELD_NAME) {
        readMember(json.currentName());
      } else if (token == JsonToken.END_OBJECT) {
        end();
      } else {
        response.requireJson(token == JsonToken.END_ARRAY);
      }
    }
    return null;
  }

  private void readMember(String name) throws IOException {
    JsonToken token = json.nextToken();
    switch (name) {
      case JSON_PROPERTY_USERS -> {
        response.requireJson(!hasUsers && token == JsonToken.START_ARRAY);
        hasUsers = true;
      }
      case JSON_PROPERTY_STATUS -> {
        response.requireJson(status == null && token == JsonToken.VALUE_NUMBER_INT);
        status = json.getIntValue();
      }
      case JSON_PROPERTY_MFA -> {
        response.requireJson(mfa == null && token == JsonToken.START_OBJECT);
        mfa = readMfa();
      }
      default -> unknown = collected(unknown, name);
    }
  }

  private void end() throws IOException {
    response.requireJson(json.nextToken() == null);
    ended = true;
    response.requireStatus(status);
    response.required(hasUsers ? true : null, JSON_PROPERTY_USERS);
    response.required(mfa, JSON_PROPERTY_MFA);
    unknownMembers = members(unknown);
  }

  private User user() throws IOException {
    String email = null;
    String role = null;
    String state = null;
    UnknownMembersCollector others = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case JSON_PROPERTY_EMAIL -> email = text(email);
        case JSON_PROPERTY_ROLE -> role = text(role);
        case JSON_PROPERTY_STATE -> state = text(state);
        default -> others = collected(others, name);
      }
    }
    response.requireJson(json.currentToken() == JsonToken.END_OBJECT);
    return new User(
        response.required(email, JSON_PROPERTY_EMAIL),
        shared(roles, response.required(role, JSON_PROPERTY_ROLE), Role::new),
        shared(states, response.required(state, JSON_PROPERTY_STATE), State::new),
        members(others));
  }

  /** Returns the text of the current member, which must not be a duplicate. */
  private String text(@Nullable String previous) throws IOException {
    response.requireJson(previous == null && json.currentToken() == JsonToken.VALUE_STRING);
    return json.getText();
  }

  /** Returns one value for equal texts, since a roster has few roles and states. */
  private static <T> T shared(Map<String, T> values, String text, Function<String, T> value) {
    return values.size() < MAX_SHARED
        ? values.computeIfAbsent(text, value)
        : Objects.requireNonNullElseGet(values.get(text), () -> value.apply(text));
  }

  private UnknownMembersCollector collected(@Nullable UnknownMembersCollector members, String name)
      throws IOException {
    UnknownMembersCollector collector =
        members == null ? new UnknownMembersCollector(response) : members;
    collector.add(name, json);
    return collector;
  }

  private static Map<String, Object> members(@Nullable UnknownMembersCollector members)
      throws IOException {
    return members == null ? Map.of() : members.members();
  }

  private MfaRequirements readMfa() throws IOException {
    Map<String, Boolean> values = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (MFA.contains(name)) {
        response.requireJson(value.isBoolean() && !values.containsKey(name));
        values.put(name, json.getBooleanValue());
      } else {
        json.skipChildren();
      }
    }
    return new MfaRequirements(
        response.required(values.get(JSON_PROPERTY_VIEW), JSON_PROPERTY_VIEW),
        response.required(values.get(JSON_PROPERTY_CREATE), JSON_PROPERTY_CREATE),
        response.required(values.get(JSON_PROPERTY_UPDATE), JSON_PROPERTY_UPDATE),
        response.required(values.get(JSON_PROPERTY_DELETE), JSON_PROPERTY_DELETE),
        response.required(values.get(JSON_PROPERTY_USERSMGMT), JSON_PROPERTY_USERSMGMT));
  }

  MfaRequirements mfa() {
    return response.required(mfa, JSON_PROPERTY_MFA);
  }

  Map<String, Object> unknownMembers() {
    return unknownMembers;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
