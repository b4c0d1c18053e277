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
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the JSON of a list: its users one after another, any other member as a whole. */
final class RosterParser implements Closeable {
  private static final ObjectReader VALUE =
      Json.MAPPER.readerFor(Object.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final CallResponse response;
  private final JsonParser json;
  private final Map<String, Object> members = new LinkedHashMap<>();
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
    if (members.isEmpty() && json.currentToken() == null) {
      require(json.nextToken() == JsonToken.START_OBJECT);
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
        require(token == JsonToken.END_ARRAY);
      }
    }
    return null;
  }

  private void readMember(String name) throws IOException {
    require(!members.containsKey(name));
    JsonToken token = json.nextToken();
    if (name.equals(JSON_PROPERTY_USERS)) {
      require(token == JsonToken.START_ARRAY);
      members.put(name, true);
    } else {
      members.put(name, VALUE.readValue(json));
    }
  }

  private void end() throws IOException {
    require(json.nextToken() == null);
    ended = true;
    response.requireStatus(member(members, JSON_PROPERTY_STATUS, Integer.class));
    member(members, JSON_PROPERTY_USERS, Boolean.class);
    mfa();
  }

  private User user() throws IOException {
    String email = null;
    String role = null;
    String state = null;
    Map<String, Object> unknown = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case JSON_PROPERTY_EMAIL -> email = text(email);
        case JSON_PROPERTY_ROLE -> role = text(role);
        case JSON_PROPERTY_STATE -> state = text(state);
        default -> {
          unknown = unknown.isEmpty() ? new LinkedHashMap<>() : unknown;
          require(!unknown.containsKey(name));
          unknown.put(name, VALUE.readValue(json));
        }
      }
    }
    require(json.currentToken() == JsonToken.END_OBJECT);
    return new User(
        response.required(email, JSON_PROPERTY_EMAIL),
        new Role(response.required(role, JSON_PROPERTY_ROLE)),
        new State(response.required(state, JSON_PROPERTY_STATE)),
        Collections.unmodifiableMap(unknown));
  }

  /** Returns the text of the current member, which must not be a duplicate. */
  private String text(@Nullable String previous) throws IOException {
    require(previous == null && json.currentToken() == JsonToken.VALUE_STRING);
    return json.getText();
  }

  MfaRequirements mfa() {
    Map<?, ?> mfa = member(members, JSON_PROPERTY_MFA, Map.class);
    return new MfaRequirements(
        member(mfa, JSON_PROPERTY_VIEW, Boolean.class),
        member(mfa, JSON_PROPERTY_CREATE, Boolean.class),
        member(mfa, JSON_PROPERTY_UPDATE, Boolean.class),
        member(mfa, JSON_PROPERTY_DELETE, Boolean.class),
        member(mfa, JSON_PROPERTY_USERSMGMT, Boolean.class));
  }

  Map<String, Object> unknownMembers() {
    Map<String, Object> unknown = new LinkedHashMap<>(members);
    unknown
        .keySet()
        .removeAll(List.of(JSON_PROPERTY_STATUS, JSON_PROPERTY_USERS, JSON_PROPERTY_MFA));
    return Collections.unmodifiableMap(unknown);
  }

  private <T> T member(Map<?, ?> members, String name, Class<T> type) {
    Object value = members.get(name);
    return response.required(type.isInstance(value) ? type.cast(value) : null, name);
  }

  private void require(boolean valid) {
    if (!valid) {
      throw response.malformed("the body is not the JSON that the contract describes", null);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
